"""The command ``nereid``: the program of this package, with the arguments as they are."""

from __future__ import annotations

import os
import subprocess
import sys

from ._node import node
from ._program import program
from .errors import NereidError


def main() -> int:
    """Runs the program in the place of this process. Returns its exit code where the system cannot do that."""
    try:
        arguments = [node(), str(program()), *sys.argv[1:]]
    except NereidError as error:
        print(f"nereid: {error}", file=sys.stderr)
        return 1
    if os.name == "posix":
        os.execv(arguments[0], arguments)
    return subprocess.run(arguments, check=False).returncode
