"""Where the program is that this package runs."""

from __future__ import annotations

from pathlib import Path

from .errors import ProgramMissing

_PACKAGE = Path(__file__).resolve().parent


def program() -> Path:
    """The script that Node runs: in the package, or in a clone of the repository that is installed as editable.

    Raises
    ------
    ProgramMissing : where neither is there
    """
    packaged = _PACKAGE / "_program" / "bin" / "nereid.js"
    if packaged.is_file():
        return packaged
    # <clone>/python/src/nereid_hep
    clone = _PACKAGE.parents[2] / "packages" / "cli" / "bin" / "nereid.js"
    if clone.is_file():
        return clone
    raise ProgramMissing(
        f"{packaged} is missing: the installation is incomplete. Run `pip install --force-reinstall nereid-hep`."
    )
