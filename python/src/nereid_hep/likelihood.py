"""−χ²/2 of a model for samplers and minimisers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ._arrays import Floats, Points, column, floats, names
from .errors import InputError
from .evaluation import MEASURED, replies


class LogLikelihood:
    """The log-likelihood of a model as a function of some of its parameters: −χ²/2, 0 where all is as measured.

    A callable for emcee, dynesty, iminuit, scipy: of one point, an array of the values of `free`, it returns a number;
    of N points, an (N, d) array, N numbers. What is no point of the model, or cannot be evaluated, has −∞; `why` tells
    the reason. It pickles: every process of a pool has a session of its own. In batches it is many times faster than
    point by point: ``emcee.EnsembleSampler(..., vectorize=True)``.

    Parameters
    ----------
    model : name of a model (`nereid_hep.models`)
    constraints : names of measurements; with several their combination is taken
    free : names of the parameters that a point consists of, in their order
    fixed : values of other parameters
    error_model : of asymmetric errors, ``bifurcated-gaussian`` unless given, or ``variable-width``
    correlations : as of `nereid_hep.limit`
    logarithmic : those of `free` that are given as log₁₀ of their value

    Raises
    ------
    InputError : for names of parameters that are given twice or are no words, names of `logarithmic` that are not free

    Examples
    --------
    >>> log_likelihood = LogLikelihood("lmu-ltau", ["ccfr", "charm-ii"], free=["mass", "gPrime"])
    >>> bool(log_likelihood([0.1, 5e-4]) > log_likelihood([0.1, 2e-3]))
    True
    """

    def __init__(
        self,
        model: str,
        constraints: str | Sequence[str] = MEASURED,
        *,
        free: Sequence[str],
        fixed: Mapping[str, Any] | None = None,
        error_model: str | None = None,
        correlations: Sequence[Mapping[str, Any]] | None = None,
        logarithmic: Sequence[str] = (),
    ) -> None:
        self.model = model
        self.constraints: tuple[str, ...] = tuple(names("constraints", constraints))
        self.free: tuple[str, ...] = tuple(names("free", free))
        self.fixed = {name: _fixed(name, value) for name, value in (fixed or {}).items()}
        self.logarithmic = tuple(logarithmic)
        repeated = [name for i, name in enumerate(self.free) if name in self.free[:i] or name in self.fixed]
        if repeated:
            raise InputError("free", repeated[0], "given twice", "Name each parameter once, free or fixed.")
        for name in self.logarithmic:
            if name not in self.free:
                raise InputError(
                    "logarithmic", name, "not among the free parameters", f"Known: {', '.join(self.free)}."
                )
        #: How many numbers a point has.
        self.ndim = len(self.free)
        self._question = {
            "model": model,
            "constraints": list(self.constraints),
            "statistics": {} if error_model is None else {"errorModel": error_model},
            "outputs": ["chiSquare"],
            "correlations": None if correlations is None else [dict(one) for one in correlations],
        }
        overall = self.constraints[0] if len(self.constraints) == 1 else "combined"
        self._chi_square = f"{overall}_chiSquare"

    def __call__(self, point: npt.ArrayLike) -> Floats:
        """−χ²/2 of a point, or of each row of an array of points.

        Raises
        ------
        InputError : for an array of the wrong shape, and unknown names of model, constraints and parameters
        """
        found, _ = self._evaluate(point)
        return found

    def why(self, point: npt.ArrayLike) -> str | None:
        """Why a point has −∞; None where it has not."""
        found, reasons = self._evaluate(point)
        if np.ndim(found) != 0:
            raise InputError("point", f"{np.size(found)} points", "more than one", "Ask for one of them.")
        return None if np.isfinite(found) else reasons.get(0, "the predicted ratio is not finite, or impossible")

    def __repr__(self) -> str:
        of = ", ".join(f"log10({name})" if name in self.logarithmic else name for name in self.free)
        return f"<LogLikelihood of {self.model} in ({of}) from {' + '.join(self.constraints)}>"

    def _evaluate(self, point: npt.ArrayLike) -> tuple[Floats, dict[int, str]]:
        try:
            array = np.asarray(point, dtype=np.float64)
        except (TypeError, ValueError) as error:
            raise InputError("point", point, "not an array of numbers", f"Give {self.ndim} floats.") from error
        if array.ndim not in (1, 2) or array.shape[-1] != self.ndim:
            remedy = f"Give {self.ndim} numbers ({', '.join(self.free)}), or an array of shape (N, {self.ndim})."
            raise InputError("shape of point", array.shape, "does not fit", remedy)
        rows = np.atleast_2d(array)
        values = self._values(rows)
        # samplers walk anywhere; what is no number never reaches the program
        usable = np.isfinite(values).all(axis=1)
        reasons = {int(i): f"{self._shown(rows[i])}: not finite" for i in np.flatnonzero(~usable)}
        result = np.full(len(rows), -np.inf)
        kept = np.flatnonzero(usable)
        if kept.size > 0:
            result[kept] = self._of_usable(values[kept], kept, reasons)
        return (result if array.ndim == 2 else result[0]), reasons

    def _values(self, rows: Floats) -> Floats:
        if not self.logarithmic:
            return rows
        values: Floats = rows.copy()
        for name in self.logarithmic:
            with np.errstate(over="ignore"):
                values[:, self.free.index(name)] = 10.0 ** values[:, self.free.index(name)]
        return values

    def _of_usable(self, values: Floats, kept: npt.NDArray[np.intp], reasons: dict[int, str]) -> Floats:
        columns = {name: np.ascontiguousarray(values[:, i]) for i, name in enumerate(self.free)}
        given = Points((len(values),), self.fixed, columns)
        parts: list[Floats] = []
        for start, reply in replies(self._question, given):
            chi_square = column(reply["columns"][self._chi_square], (-1,))
            reasons.update({int(kept[start + one["row"]]): one["reason"] for one in reply["invalid"]})
            parts.append(np.where(np.isnan(chi_square), -np.inf, -0.5 * chi_square))
        return np.concatenate(parts)

    def _shown(self, row: Floats) -> str:
        return ", ".join(f"{name} = {value}" for name, value in zip(self.free, row, strict=True))


def _fixed(name: str, value: Any) -> Any:
    return value if isinstance(value, str | bool) else float(floats(name, value))
