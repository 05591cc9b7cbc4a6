"""The process that calculates: JSON-RPC 2.0 over its standard input and output, a line a message (docs/session.md)."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import tempfile
import threading
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from ._arrays import require_unmasked
from .errors import CalculationFailed, InputError, SessionDied

#: Version of the protocol that is spoken here.
PROTOCOL = 1
#: Called with (done, total, message) while something takes long.
Progress = Callable[[int, int, str], None]

_METHOD_NOT_FOUND = -32601
_INVALID_PARAMS = -32602


class Session:
    """One process. Calls from several threads wait for each other; a call that is interrupted ends the process."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._lock = threading.RLock()
        self._process: subprocess.Popen[bytes] | None = None
        #: What was read of the next line. Not a BufferedReader, whose lock a forked process may find taken.
        self._read = bytearray()
        self._last_words: Any = None
        self._number = 0

    @property
    def process_id(self) -> int | None:
        """Of the running process; None before the first call and after the end of the last process."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def call(self, method: str, params: Mapping[str, Any], progress: Progress | None = None) -> Any:
        """The result of a method.

        Raises
        ------
        InputError : with the parts that the program gives
        SessionDied : where the process ends before it answers; the next call starts a new one
        CalculationFailed : for what is no fault of the input
        """
        with self._lock:
            if self.process_id is None:
                self._start()
            return self._exchange(method, params, progress)

    def close(self) -> None:
        """Ends the process, if there is one."""
        with self._lock:
            self._end()

    def abandon(self) -> None:
        """In a process that was forked: leaves the process, which belongs to the parent, without ending it."""
        process, self._process = self._process, None
        self._lock = threading.RLock()
        if process is None:
            return
        _close_pipes(process)
        self._last_words.close()
        # not ours to wait for
        process.returncode = 0

    def _start(self) -> None:
        self._end()
        self._last_words = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._last_words,
            # nothing of it may be written a second time by a forked process
            bufsize=0,
            # an interruption from the keyboard is for this process
            start_new_session=os.name == "posix",
        )
        self._read = bytearray()
        answer = self._exchange("initialize", {"protocol": PROTOCOL}, None)
        if answer.get("protocol") != PROTOCOL:
            self._end()
            raise CalculationFailed(f"The program speaks protocol {answer.get('protocol')}, this package {PROTOCOL}.")

    def _exchange(self, method: str, params: Mapping[str, Any], progress: Progress | None) -> Any:
        self._number += 1
        number = self._number
        given = {**params, "progress": True} if progress is not None else params
        message = {"jsonrpc": "2.0", "id": number, "method": method, "params": given}
        text = _encoded(method, message)
        try:
            self._write(text)
            reply = self._reply(number, progress)
        except (OSError, EOFError) as error:
            raise self._death(method) from error
        except BaseException:
            # interrupted: what comes next on the pipe is of no call
            self._end(at_once=True)
            raise
        if "error" in reply:
            raise _exception(reply["error"])
        return reply["result"]

    def _write(self, data: bytes) -> None:
        assert self._process is not None and self._process.stdin is not None
        rest = memoryview(data)
        while rest:
            rest = rest[self._process.stdin.write(rest) :]

    def _reply(self, number: int, progress: Progress | None) -> dict[str, Any]:
        while True:
            line = self._line()
            try:
                message = json.loads(line)
            except ValueError as error:
                raise CalculationFailed(f"The program printed what is no JSON: {bytes(line[:200])!r}") from error
            if message.get("method") == "$/progress":
                if progress is not None and message["params"]["id"] == number:
                    told = message["params"]
                    progress(told["done"], told["total"], told.get("message", ""))
            elif message.get("id") == number:
                return message

    def _line(self) -> bytearray:
        assert self._process is not None and self._process.stdout is not None
        looked = 0
        while (end := self._read.find(b"\n", looked)) < 0:
            looked = len(self._read)
            chunk = self._process.stdout.read(1 << 20)
            if not chunk:
                raise EOFError("the pipe was closed")
            self._read += chunk
        line = self._read[:end]
        del self._read[: end + 1]
        return line

    def _death(self, method: str) -> SessionDied:
        code, words = self._end(at_once=True)
        said = f" Its last words: {words[-2000:]}" if words else ""
        return SessionDied(
            f"The process that calculates ended ({_cause(code)}) during `{method}`. The next call starts a new one; "
            f"call again.{said}"
        )

    def _end(self, at_once: bool = False) -> tuple[int, str]:
        """Returns the exit code, and what was printed for people."""
        process, self._process = self._process, None
        if process is None:
            return 0, ""
        _close_pipes(process)
        try:
            # it ends by itself when its input does
            code = process.wait(timeout=0.5 if at_once else 5)
        except subprocess.TimeoutExpired:
            process.kill()
            code = process.wait()
        with self._last_words as file:
            file.seek(0)
            return code, file.read().decode(errors="replace").strip()


def _encoded(method: str, message: Mapping[str, Any]) -> bytes:
    try:
        return json.dumps(message, allow_nan=False, separators=(",", ":"), default=_plain).encode() + b"\n"
    except InputError:
        raise
    except (TypeError, ValueError) as error:
        # NaN is no JSON; arrays of points were looked at before
        remedy = "Give finite numbers, text, and lists and dictionaries of them."
        raise InputError(f"an argument of {method}", dict(message["params"]), str(error), remedy) from error


def _plain(value: Any) -> Any:
    """Numbers and arrays of numpy as Python's own."""
    require_unmasked("an argument", value)
    if isinstance(value, np.generic | np.ndarray):
        return value.tolist()
    raise TypeError(f"{type(value).__name__} is no number and no text")


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            pipe.close()


def _cause(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"


def _exception(error: Mapping[str, Any]) -> Exception:
    data: Mapping[str, Any] = error.get("data") or {}
    code = error.get("code")
    if code == _INVALID_PARAMS and data.get("kind") == "InputError":
        value = data.get("value")
        return InputError(data.get("subjectText", "input"), value, data.get("problem", ""), data.get("remedy", ""))
    if code in (_INVALID_PARAMS, _METHOD_NOT_FOUND):
        return CalculationFailed(f"{error.get('message')} {data.get('remedy', '')}".strip())
    return CalculationFailed(str(error.get("message")))
