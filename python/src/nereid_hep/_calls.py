"""Calls of the one session of this process."""

from __future__ import annotations

import atexit
import os
import sys
import threading
from collections.abc import Mapping
from typing import Any

from ._node import node
from ._program import program
from ._session import Progress, Session

_session: Session | None = None
_making = threading.Lock()


def session() -> Session:
    """The session of this process; a process that was forked from another one gets its own."""
    global _session  # noqa: PLW0603 - one for the process, as its pipes are
    with _making:
        if _session is None:
            _session = Session([node(), str(program()), "session"])
        return _session


def call(method: str, params: Mapping[str, Any], progress: Progress | bool | None = None) -> Any:
    """The result of a method of the session, without parameters that are None.

    Parameters
    ----------
    progress : called with (done, total, message) now and then; True prints a line on standard error
    """
    given = {name: value for name, value in params.items() if value is not None}
    shown = _printed if progress is True else progress or None
    try:
        return session().call(method, given, shown)
    finally:
        if progress is True:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def _printed(done: int, total: int, message: str) -> None:
    print(f"\r\033[K{message} {done}/{total}", end="", file=sys.stderr, flush=True)


def close() -> None:
    """Ends the process that calculates. The next call starts a new one; when Python ends it is ended in any case."""
    if _session is not None:
        _session.close()


def _abandon() -> None:
    global _session, _making  # noqa: PLW0603
    # another thread of the parent may have had it
    _making = threading.Lock()
    if _session is not None:
        _session.abandon()
        _session = None


atexit.register(close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_abandon)
