"""Rows of the table in docs/validation.md."""

import math
import re
import subprocess
from importlib.metadata import PackageNotFoundError, version


class Comparison:
    """What one tool and the program say of the same thing. Every method adds a row and fails where they differ."""

    def __init__(self, tool: str, add):
        self.tool = tool
        self.add = add

    def same(self, what: str, ours, theirs, why: str = "") -> None:
        """Equal, to the last digit where they are numbers."""
        self._row(what, shown(ours), shown(theirs), "equal", ours == theirs, why)

    def close(self, what: str, ours: float, theirs: float, relative: float, why: str = "") -> None:
        """Within a relative difference; `why` says where it comes from."""
        agrees = math.isfinite(ours) and abs(ours - theirs) <= relative * abs(theirs)
        digits = max(4, math.ceil(-math.log10(relative)))
        self._row(what, number(ours, digits), number(theirs, digits), f"{relative:.0e}", agrees, why)

    def accepts(self, what: str, problems: list, why: str = "") -> None:
        """The tool has nothing to object to."""
        self._row(what, "written", "accepted" if not problems else "; ".join(problems), "accepted", not problems, why)

    def differs(self, what: str, ours, theirs, why: str) -> None:
        """Different for a reason that is known; the reason is tested by the caller."""
        self._add(what, ours, theirs, "-", "known", why)

    def _row(self, what, ours, theirs, allowed, agrees, why):
        self._add(what, ours, theirs, allowed, "agrees" if agrees else "differs", why)
        assert agrees, f"{self.tool}, {what}: ours {ours}, theirs {theirs}, allowed {allowed}"

    def _add(self, what, ours, theirs, allowed, verdict, why):
        row = {"tool": self.tool, "what": what, "ours": str(ours), "theirs": str(theirs)}
        self.add({**row, "allowed": allowed, "verdict": verdict, "why": why})


def shown(value) -> str:
    """Fewer digits than are compared, where there are many."""
    return number(value, 8) if isinstance(value, float) else str(value)


def number(value: float, digits: int) -> str:
    return f"{value:.{digits}g}"


def installed(tool: str) -> str:
    """Version of a Python package, or else of a program."""
    try:
        return version(tool)
    except PackageNotFoundError:
        said = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout
        return re.search(r"\d+(\.\d+)+", said)[0]
