"""The program as a user runs it."""

import json
import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("NEREID_PROGRAM", str(ROOT / "packages/cli/bin/nereid.js"))


class Program:
    """Runs `nereid` in a folder; `json` parses what it prints, `refused` is what it says where it should not go on."""

    def __init__(self, folder: Path):
        self.folder = folder

    def path(self, name: str) -> Path:
        return self.folder / name

    def run(self, *arguments) -> str:
        done = self._start(["node", PROGRAM, *map(str, arguments)])
        assert done.returncode == 0, f"nereid {' '.join(map(str, arguments))}\n{done.stderr}"
        return done.stdout

    def json(self, *arguments):
        return json.loads(self.run(*arguments, "--json"))

    def refused(self, *arguments) -> str:
        """Standard error of a command that ends with 2 and prints nothing."""
        done = self._start(["node", PROGRAM, *map(str, arguments)])
        assert (done.returncode, done.stdout) == (2, ""), done.stdout + done.stderr
        return done.stderr

    def script(self, name: str, *arguments):
        """What a script of this folder prints with the functions of the packages, as JSON."""
        done = self._start(["node", str(Path(__file__).with_name(name)), *map(str, arguments)])
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def _start(self, command):
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, encoding="utf-8", timeout=120)
