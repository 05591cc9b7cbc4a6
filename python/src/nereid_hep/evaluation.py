"""Points of a model against measurements: σ/σ_SM, pull, χ² and a verdict for each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ._arrays import Floats, Numbers, Points, column, counted, merged, names, points
from ._calls import call
from ._results import Table, flat
from ._session import Progress

#: Measurements that points are held against unless others are named, as in `nereid evaluate`.
MEASURED = ("ccfr", "charm-ii", "nutev")
#: Points in one message: small enough that an interruption is quick, and memory bounded.
POINTS_A_CALL = 50_000
_OUTPUTS = ("ratio", "pull", "chiSquare")

Words = np.ndarray[Any, np.dtype[np.str_]]


@dataclass(frozen=True)
class Evaluation(Table):
    """Verdicts on points, in the shape of their parameters. What could not be computed is nan, and never allowed.

    Attributes
    ----------
    parameters : those that were given, broadcast
    ratio : σ/σ_SM by constraint; of an observable beside tridents what is predicted for it
    pull : (measured − predicted)/error by constraint
    chi_square : −2 ln L by constraint, and of all together under ``combined``
    verdict : ``allowed``, ``excluded``, ``notEvaluated`` or ``invalidInput``, by constraint and ``combined``
    invalid : why a point is none of the model, by its index in the flattened arrays; of very many, the first of them
    not_evaluated : why a constraint did not evaluate some of the points, by constraint: the reason of the first of them
    """

    model: str
    constraints: tuple[str, ...]
    shape: tuple[int, ...]
    parameters: Mapping[str, Any]
    ratio: Mapping[str, Floats]
    pull: Mapping[str, Floats]
    chi_square: Mapping[str, Floats]
    verdict: Mapping[str, Words]
    invalid: Mapping[int, str] = field(repr=False)
    not_evaluated: Mapping[str, str] = field(repr=False)

    @property
    def overall(self) -> str:
        """What decides on a point: ``combined`` where there are several constraints."""
        return "combined" if "combined" in self.verdict else self.constraints[0]

    @property
    def excluded(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Where the constraints together exclude a point."""
        return (np.asarray(self.verdict[self.overall]) == "excluded")[()]

    @property
    def allowed(self) -> np.ndarray[Any, np.dtype[np.bool_]]:
        """Where they allow it. A point that could not be evaluated is neither."""
        return (np.asarray(self.verdict[self.overall]) == "allowed")[()]

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Parameters, then the columns of each constraint, named as in a scan: ``ccfr_ratio``, ``combined_verdict``."""
        count = int(np.prod(self.shape, dtype=np.int64))
        found = {name: flat(value, count) for name, value in self.parameters.items()}
        for name in self.verdict:
            of = {"ratio": self.ratio, "pull": self.pull, "chiSquare": self.chi_square, "verdict": self.verdict}
            found.update({f"{name}_{what}": flat(one[name], count) for what, one in of.items() if name in one})
        return found


def evaluate(
    model: str,
    constraints: str | Sequence[str] = MEASURED,
    *,
    parameters: Mapping[str, Any] | None = None,
    confidence_level: float = 0.95,
    sidedness: str = "one-sided",
    statistic: str | None = None,
    error_model: str | None = None,
    correlations: Sequence[Mapping[str, Any]] | None = None,
    outputs: Sequence[str] = _OUTPUTS,
    flux: str | None = None,
    regimes: str | Sequence[str] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    couplings: str | None = None,
    theory_errors: bool | None = None,
    progress: Progress | bool | None = None,
    **values: Numbers,
) -> Evaluation:
    """Verdicts of constraints on points of a model, the numbers of ``nereid evaluate``.

    Parameters
    ----------
    model : name of a model (`nereid_hep.models`)
    constraints : whom to ask; ccfr, charm-ii and nutev unless given
    values : parameters of the model by name, numbers or arrays, which broadcast: ``mass=m[:, None], gPrime=g``; masses
        in GeV
    parameters : the same, for names that are no words of Python: ``{"2.mass": 1.0}``
    sidedness, statistic, error_model, correlations : as of `nereid_hep.limit`
    outputs : of ``ratio``, ``pull``, ``chiSquare``; fewer are quicker
    flux : name of another one of the fluxes of the experiments
    regimes : what predictions count: ``coherent``, ``proton``, ``neutron``, ``inelastic``, ``unbroken``, ``nucleus``
    hadronic : form factors, structure functions, nuclear medium (docs/physics/form-factors.md, inelastic.md)
    tolerance : relative accuracy of the kernels, 1e-2 to 1e-6
    couplings : neutral currents of the Standard Model, ``tree`` unless given, or ``leading``
        (docs/physics/radiative.md)
    theory_errors : whether what is not known of predictions of tridents enters, densities, couplings, photons and
        spectra (docs/physics/limits.md); it does not unless given
    progress : called with (done, total, message) now and then; True prints on standard error

    Returns
    -------
    Evaluation, in the shape of the parameters. A point outside the range of the model has the verdict ``invalidInput``;
    the reason is in `Evaluation.invalid`. One that a constraint has no prediction for is ``notEvaluated``; why is in
    `Evaluation.not_evaluated`.

    Raises
    ------
    InputError : for unknown names, parameters that are given twice, numbers that are not finite, shapes that do not
        broadcast

    Examples
    --------
    >>> evaluate("lmu-ltau", mass=0.1, gPrime=[5e-4, 2e-3]).excluded.tolist()
    [False, True]
    """
    asked = names("constraints", constraints)
    given = points(merged(parameters, values))
    statistics = {
        "confidenceLevel": confidence_level,
        "sidedness": sidedness,
        "statistic": statistic,
        "errorModel": error_model,
    }
    question = {
        "model": model,
        "constraints": asked,
        "statistics": {name: value for name, value in statistics.items() if value is not None},
        "outputs": list(outputs),
        "correlations": None if correlations is None else [dict(one) for one in correlations],
        "flux": flux,
        **counted(regimes, hadronic),
        "tolerance": tolerance,
        "couplings": couplings,
        "theoryErrors": theory_errors,
    }
    return _evaluation(model, asked, given, list(replies(question, given, progress)))


def replies(
    question: Mapping[str, Any], given: Points, progress: Progress | bool | None = None
) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """What the session says of the points, a part of them after another, with the number of the first point of each."""
    for start in range(0, max(given.count, 1), POINTS_A_CALL):
        rows = given.rows(start, start + POINTS_A_CALL)
        # points of shape () are one row without columns; an empty array is no row
        params = {**question, "parameters": given.same, **({"columns": rows} if given.columns else {})}
        yield start, call("evaluate", params, progress)


def not_evaluated(reply: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Constraints that did not evaluate some rows of a reply, with the first of these and its reason."""
    # a program older than this package, in a clone, does not tell
    return reply.get("notEvaluated", [])


def _evaluation(
    model: str, constraints: list[str], given: Points, parts: list[tuple[int, Mapping[str, Any]]]
) -> Evaluation:
    def joined(name: str) -> Floats:
        return column([value for _, reply in parts for value in reply["columns"][name]], given.shape)

    written = list(parts[0][1]["columns"])
    kinds: dict[str, dict[str, Floats]] = {"ratio": {}, "pull": {}, "chiSquare": {}}
    for name in written:
        constraint, _, kind = name.rpartition("_")
        # an observable beside tridents has a prediction of its own
        kinds["ratio" if kind == "predicted" else kind][constraint] = joined(name)
    verdict: dict[str, Words] = {}
    for name in parts[0][1]["verdicts"]["codes"]:
        words = np.array(parts[0][1]["verdicts"]["words"])
        codes = np.array([code for _, reply in parts for code in reply["verdicts"]["codes"][name]], dtype=np.intp)
        verdict[name] = words[codes].reshape(given.shape)[()]
    return Evaluation(
        model=model,
        constraints=tuple(constraints),
        shape=given.shape,
        parameters=given.full(),
        ratio=kinds["ratio"],
        pull=kinds["pull"],
        chi_square=kinds["chiSquare"],
        verdict=verdict,
        invalid={start + one["row"]: one["reason"] for start, reply in parts for one in reply["invalid"]},
        # backwards: the first part that has a constraint is written last
        not_evaluated={
            one["constraint"]: one["reason"] for _, reply in reversed(parts) for one in not_evaluated(reply)
        },
    )
