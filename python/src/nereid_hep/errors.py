"""Exceptions of this package. What a caller can mend says what is wrong with which value, and what to give instead."""

from __future__ import annotations

from typing import Any


class NereidError(Exception):
    """Whatever goes wrong in this package is one of these."""


class InputError(NereidError, ValueError):
    """A value that was given cannot be used. Its parts are attributes; nobody needs to take the message apart.

    Attributes
    ----------
    subject : what the value was given for, in words: ``mass``, ``charges of vector``
    value : the value itself
    problem : what is wrong with it
    remedy : what to give instead
    """

    def __init__(self, subject: str, value: Any, problem: str, remedy: str) -> None:
        super().__init__(f"{subject} = {_text(value)}: {problem}. {remedy}")
        self.subject = subject
        self.value = value
        self.problem = problem
        self.remedy = remedy

    @classmethod
    def of_message(cls, message: str) -> InputError:
        """From a whole message of the program, whose parts are not known."""
        error = cls("point", None, message, "")
        error.args = (message,)
        return error

    def __reduce__(self) -> tuple[Any, ...]:
        return (_again, (self.args[0], self.subject, self.value, self.problem, self.remedy))


class NodeMissing(NereidError, RuntimeError):
    """There is no Node that could run the program; the message names the ways to get one."""


class ProgramMissing(NereidError, RuntimeError):
    """The program that belongs to this package is not there: a broken installation."""


class SessionDied(NereidError, RuntimeError):
    """The process that calculates ended during a call. The next call starts a new one; nothing has to be reset."""


class ExtraMissing(NereidError, ImportError):
    """A package that only some functions need is not installed; the message has the command that installs it."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(f"{package} is not installed. Run `pip install 'nereid-hep[{extra}]'`.")
        self.package = package
        self.extra = extra

    def __reduce__(self) -> tuple[Any, ...]:
        return (type(self), (self.package, self.extra))


class CalculationFailed(NereidError, RuntimeError):
    """The program failed in a way that is no fault of the input; please report it."""


def _again(message: str, *parts: Any) -> InputError:
    error = InputError(*parts)
    error.args = (message,)
    return error


def _text(value: Any) -> str:
    """A value as messages show it: text in quotes, long arrays cut."""
    if isinstance(value, str):
        return f'"{value}"'
    text = repr(value)
    return text if len(text) <= 120 else f"{text[:117]}..."
