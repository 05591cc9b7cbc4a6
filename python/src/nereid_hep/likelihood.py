"""−χ²/2 of a model for samplers and minimisers."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ._arrays import Floats, Points, column, floats, names, require_unmasked
from .errors import InputError
from .evaluation import MEASURED, not_evaluated, replies


class LogLikelihood:
    """The log-likelihood of a model as a function of some of its parameters: −χ²/2, 0 where all is as measured.

    A callable for emcee, dynesty, iminuit, scipy: of one point, an array of the values of `free`, it returns a number;
    of N points, an (N, d) array, N numbers. What is no point of the model, or cannot be evaluated, has −∞; `why` tells
    the reason. It pickles: every process of a pool has a session of its own. In batches it is many times faster than
    point by point: ``emcee.EnsembleSampler(..., vectorize=True)``.

    A constraint may have no prediction in a part of the model: ``tau`` for a boson below 5 GeV. That −∞ is no
    exclusion, and a posterior would end there for no reason of physics. A `UserWarning`, once for each constraint of an
    object, says so where points are met that a constraint does not evaluate; the prior should leave the region out.

    Parameters
    ----------
    model : name of a model (`nereid_hep.models`)
    constraints : names of measurements; with several their combination is taken
    free : names of the parameters that a point consists of, in their order
    fixed : values of other parameters, one number each
    error_model : of asymmetric errors, ``bifurcated-gaussian`` unless given, or ``variable-width``
    correlations : as of `nereid_hep.limit`
    logarithmic : those of `free` that are given as log₁₀ of their value

    Raises
    ------
    InputError : for names of parameters that are given twice or are no words, names of `logarithmic` that are not free,
        values of `fixed` that are no finite number

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
        #: Constraints that did not evaluate points and were warned of.
        self._warned: set[str] = set()

    def __call__(self, point: npt.ArrayLike) -> Floats:
        """−χ²/2 of a point, or of each row of an array of points.

        Warns
        -----
        UserWarning : where a constraint does not evaluate a point, once for each constraint

        Raises
        ------
        InputError : for an array of the wrong shape, and unknown names of model, constraints and parameters
        """
        found, _, unevaluated = self._evaluate(point)
        for constraint, reason in unevaluated.items():
            if constraint not in self._warned:
                self._warned.add(constraint)
                warnings.warn(
                    f"{constraint} does not evaluate some points: {reason.rstrip('.')}. Their log-likelihood is −∞, "
                    f"which is no exclusion; the prior should leave this region out, or the likelihood {constraint}.",
                    UserWarning,
                    stacklevel=2,
                )
        return found

    def why(self, point: npt.ArrayLike) -> str | None:
        """Why a point has −∞; None where it has not."""
        found, reasons, unevaluated = self._evaluate(point)
        if np.ndim(found) != 0:
            raise InputError("point", f"{np.size(found)} points", "more than one", "Ask for one of them.")
        if np.isfinite(found):
            return None
        if 0 in reasons:
            return reasons[0]
        of_constraints = [f"{constraint} is not evaluated: {reason}" for constraint, reason in unevaluated.items()]
        # an older program does not tell
        return "; ".join(of_constraints) or "a constraint does not evaluate this point, or has no finite prediction"

    def __repr__(self) -> str:
        of = ", ".join(f"log10({name})" if name in self.logarithmic else name for name in self.free)
        return f"<LogLikelihood of {self.model} in ({of}) from {' + '.join(self.constraints)}>"

    def _evaluate(self, point: npt.ArrayLike) -> tuple[Floats, dict[int, str], dict[str, str]]:
        """Log-likelihoods, why points are none by their number, and why constraints did not evaluate some of them."""
        require_unmasked("point", point)
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
        unevaluated: dict[str, str] = {}
        result = np.full(len(rows), -np.inf)
        kept = np.flatnonzero(usable)
        if kept.size > 0:
            result[kept] = self._of_usable(values[kept], kept, reasons, unevaluated)
        return (result if array.ndim == 2 else result[0]), reasons, unevaluated

    def _values(self, rows: Floats) -> Floats:
        if not self.logarithmic:
            return rows
        values: Floats = rows.copy()
        for name in self.logarithmic:
            with np.errstate(over="ignore"):
                values[:, self.free.index(name)] = 10.0 ** values[:, self.free.index(name)]
        return values

    def _of_usable(
        self, values: Floats, kept: npt.NDArray[np.intp], reasons: dict[int, str], unevaluated: dict[str, str]
    ) -> Floats:
        columns = {name: np.ascontiguousarray(values[:, i]) for i, name in enumerate(self.free)}
        given = Points((len(values),), self.fixed, columns)
        parts: list[Floats] = []
        for start, reply in replies(self._question, given):
            chi_square = column(reply["columns"][self._chi_square], (-1,))
            reasons.update({int(kept[start + one["row"]]): one["reason"] for one in reply["invalid"]})
            for one in not_evaluated(reply):
                unevaluated.setdefault(one["constraint"], one["reason"])
            parts.append(np.where(np.isnan(chi_square), -np.inf, -0.5 * chi_square))
        return np.concatenate(parts)

    def _shown(self, row: Floats) -> str:
        return ", ".join(f"{name} = {value}" for name, value in zip(self.free, row, strict=True))


def _fixed(name: str, value: Any) -> Any:
    if isinstance(value, str | bool):
        return value
    array = floats(name, value)
    if array.ndim > 0:
        raise InputError(name, value, "not a single number", "Give one number, or name the parameter in `free`.")
    return float(array)
