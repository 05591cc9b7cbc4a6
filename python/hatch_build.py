"""What hatchling does beside copying: the version of the repository, and the program in the package."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent
ASSEMBLE = REPOSITORY / "scripts" / "package" / "assembleProgram.mjs"
#: Where the program stands in the sources; only those of a source distribution have it.
PROGRAM = HERE / "src" / "nereid_hep" / "_program"


def in_clone() -> bool:
    """Whether this is the folder of a clone of the repository."""
    return (REPOSITORY / "packages" / "cli" / "package.json").exists()


def version() -> str:
    """The version of the repository, from its package.json; of a source distribution that of the program in it."""
    manifest = REPOSITORY / "package.json" if in_clone() else PROGRAM / "package.json"
    if not manifest.exists():
        raise FileNotFoundError(
            f"{HERE} is neither in a clone of the repository nor a source distribution of nereid-hep."
        )
    return str(json.loads(manifest.read_text(encoding="utf-8"))["version"])


class ProgramHook(BuildHookInterface[Any]):
    """Puts the bundled program and its data into the package."""

    _work: str | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Assembles the program, with the Node of the clone, unless the sources have it already."""
        if version == "editable":
            # the program of the clone is used as it is
            return
        if not in_clone():
            build_data["artifacts"].append("src/nereid_hep/_program/**")
            return
        self._work = tempfile.mkdtemp(prefix="nereid-hep-")
        program = Path(self._work) / "program"
        node = shutil.which("node")
        if node is None:
            raise RuntimeError("Building nereid-hep from a clone needs Node 20.19 or newer on the path: install it.")
        subprocess.run([node, str(ASSEMBLE), "--out", str(program)], check=True, cwd=REPOSITORY)
        inside = "nereid_hep/_program" if self.target_name == "wheel" else "src/nereid_hep/_program"
        build_data["force_include"][str(program)] = inside

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Removes what was assembled."""
        if self._work is not None:
            shutil.rmtree(self._work, ignore_errors=True)
