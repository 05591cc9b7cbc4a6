"""Numbers and arrays of a caller, checked and broadcast as numpy does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from .errors import InputError

Floats = npt.NDArray[np.float64]
#: What is given for a number of every point: one number, or an array that broadcasts with the others.
Numbers = npt.ArrayLike


def require_unmasked(name: str, value: Any) -> None:
    """Refuses arrays of numpy with masked values, whose numbers are not meant.

    Raises
    ------
    InputError : for a masked array with any masked value, also within lists
    """
    if isinstance(value, list | tuple):
        within = cast(Sequence[Any], value)
        # a long list of plain numbers is looked at once, and quickly
        if not {float, int}.issuperset(map(type, within)):
            for i, one in enumerate(within):
                require_unmasked(f"{name}[{i}]", one)
    elif isinstance(value, np.ma.MaskedArray) and np.ma.is_masked(value):
        where = tuple(int(i) for i in np.argwhere(np.ma.getmaskarray(value))[0])
        place = f"{name}[{', '.join(map(str, where))}]" if where else name
        remedy = "Fill masked values, as array.filled(0.1), or drop them: array.compressed()."
        raise InputError(place, np.ma.masked, "no number", remedy)


def floats(name: str, value: Any, *, infinite: bool = False) -> Floats:
    """An array of finite numbers; infinity passes where `infinite` is given.

    Raises
    ------
    InputError : naming the first element that is no such number; for masked values
    """
    require_unmasked(name, value)
    try:
        array = np.asarray(value, dtype=np.float64)
    except (TypeError, ValueError) as error:
        raise InputError(name, value, "not a number or an array of numbers", "Give floats.") from error
    bad = np.isnan(array) if infinite else ~np.isfinite(array)
    if bad.any():
        where = tuple(int(i) for i in np.argwhere(bad)[0])
        place = f"{name}[{', '.join(map(str, where))}]" if array.ndim else name
        kind = "not a number" if infinite else "not a finite number"
        raise InputError(place, float(array[where]), kind, "Give finite numbers; leave points without them out.")
    return array


@dataclass(frozen=True)
class Points:
    """Parameters of points: those that are the same for all of them, and a flat column of each of the others."""

    shape: tuple[int, ...]
    same: dict[str, Any]
    columns: dict[str, Floats]

    @property
    def count(self) -> int:
        """How many points there are."""
        return int(np.prod(self.shape, dtype=np.int64))

    def rows(self, start: int, stop: int) -> dict[str, list[float]]:
        """Columns of a part of the points, as JSON has them."""
        return {name: column[start:stop].tolist() for name, column in self.columns.items()}

    def full(self) -> dict[str, Any]:
        """Every parameter in the shape of the points; words as they are."""
        shaped = {name: column.reshape(self.shape)[()] for name, column in self.columns.items()}
        same = {
            name: np.broadcast_to(value, self.shape)[()] if isinstance(value, float) else value
            for name, value in self.same.items()
        }
        return {**same, **shaped}


def merged(parameters: Mapping[str, Any] | None, values: Mapping[str, Any]) -> dict[str, Any]:
    """Parameters from a mapping and from keywords.

    Raises
    ------
    InputError : for one that is in both
    """
    both = parameters or {}
    for name in both:
        if name in values:
            remedy = f"Give {name} once, by its name or in `parameters`."
            raise InputError(name, (both[name], values[name]), "given twice", remedy)
    return {**both, **values}


def points(parameters: Mapping[str, Any]) -> Points:
    """Parameters of points, broadcast against each other.

    Raises
    ------
    InputError : for what is no finite number, or shapes that do not fit
    """
    words = {name: value for name, value in parameters.items() if isinstance(value, str | bool)}
    numbers = {name: floats(name, value) for name, value in parameters.items() if name not in words}
    try:
        shape = np.broadcast_shapes(*(array.shape for array in numbers.values()))
    except ValueError as error:
        shapes = {name: array.shape for name, array in numbers.items()}
        remedy = "Give arrays of one shape, or of shapes that numpy broadcasts: mass[:, None] and gPrime[None, :]."
        raise InputError("shapes", shapes, "do not fit together", remedy) from error
    same = {name: float(array) for name, array in numbers.items() if array.ndim == 0}
    columns = {
        name: np.ascontiguousarray(np.broadcast_to(array, shape)).reshape(-1)
        for name, array in numbers.items()
        if array.ndim > 0
    }
    return Points(shape, {**words, **same}, columns)


def column(values: list[float | None], shape: tuple[int, ...]) -> Floats:
    """A column of a reply in the shape of the points; what is null there is nan."""
    return np.array(values, dtype=np.float64).reshape(shape)[()]


def names(what: str, given: str | Any) -> list[str]:
    """One name, names joined by commas, or a list of them.

    Raises
    ------
    InputError : for an empty list or something that is no name
    """
    try:
        found = [one.strip() for one in given.split(",")] if isinstance(given, str) else list(given)
    except TypeError:
        found = []
    if not found or not all(isinstance(one, str) and one for one in found):
        raise InputError(what, given, "no names", 'Give one as "ccfr" or several as ["ccfr", "charm-ii"].')
    return found


def counted(regimes: str | Sequence[str] | None, hadronic: Mapping[str, Any] | None) -> dict[str, Any]:
    """What predictions count and how, as the session asks for it.

    Raises
    ------
    InputError : for regimes that are no names
    """
    return {
        "regimes": None if regimes is None else names("regimes", regimes),
        "hadronic": None if hadronic is None else dict(hadronic),
    }


def invalid_points(reply: Mapping[str, Any], shape: tuple[int, ...]) -> dict[int, str]:
    """Why points of a reply could not be used, by their number.

    Raises
    ------
    InputError : where there is but one, and it could not
    """
    invalid = {int(one["row"]): str(one["reason"]) for one in reply["invalid"]}
    if shape == () and invalid:
        raise InputError.of_message(invalid[0])
    return invalid
