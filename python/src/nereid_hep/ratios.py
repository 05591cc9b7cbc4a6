"""σ/σ_SM of one experiment for points of a model."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from ._arrays import Floats, Numbers, column, counted, invalid_points, merged, points
from ._calls import call
from ._results import Table, flat


@dataclass(frozen=True)
class Ratio(Table):
    """σ/σ_SM in the beam and on the target of an experiment, beside what it measured; in the shape of the parameters.

    Attributes
    ----------
    ratio : σ(model)/σ(SM)
    ratio_error : absolute numerical error
    pull : (measured − predicted)/error
    invalid : why a point is none of the model, by its index in the flattened arrays; its numbers are nan
    uncertainties : with ``uncertainties=True`` one standard deviation of each source of error of the ratio, relative
        and with its sign, and ``total``, all in quadrature; nan where a point has it not
    cross_section_uncertainties, standard_model_uncertainties : the same of σ(model) and σ(SM), of which most cancels
    """

    constraint: str
    model: str
    parameters: Mapping[str, Any]
    ratio: Floats
    ratio_error: Floats
    pull: Floats
    invalid: Mapping[int, str] = field(repr=False)
    uncertainties: Mapping[str, Floats] | None = field(default=None, repr=False)
    cross_section_uncertainties: Mapping[str, Floats] | None = field(default=None, repr=False)
    standard_model_uncertainties: Mapping[str, Floats] | None = field(default=None, repr=False)

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Parameters, then ratio, its error and the pull; where asked for, what each source changes of the ratio."""
        count = np.asarray(self.ratio).size
        errors = {} if self.uncertainties is None else self.uncertainties
        named = {f"error_{name}": value for name, value in errors.items()}
        all_of = {**self.parameters, "ratio": self.ratio, "ratio_error": self.ratio_error, "pull": self.pull, **named}
        return {name: flat(value, count) for name, value in all_of.items()}


def ratio(
    constraint: str,
    model: str,
    *,
    parameters: Mapping[str, Any] | None = None,
    flux: str | None = None,
    regimes: str | Sequence[str] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    couplings: str | None = None,
    uncertainties: bool = False,
    **values: Numbers,
) -> Ratio:
    """σ/σ_SM of an experiment for points of a model, as ``nereid ratio`` prints it.

    Parameters
    ----------
    constraint : name of an experiment, measured or projected
    model, values, parameters : as of `nereid_hep.evaluate`
    flux : name of another one of the fluxes of the experiment
    regimes : what predictions count: ``coherent``, ``proton``, ``neutron``, ``inelastic``, ``unbroken``, ``nucleus``
    hadronic : form factors, structure functions, nuclear medium (docs/physics/form-factors.md, inelastic.md)
    tolerance : relative accuracy of the kernels, 1e-2 to 1e-6
    couplings : neutral currents of the Standard Model, ``tree`` unless given, or ``leading``
        (docs/physics/radiative.md)
    uncertainties : what is not known of it too, source by source (docs/physics/uncertainties.md)

    Raises
    ------
    InputError : for unknown names, parameters that are given twice, numbers that are not finite, a single point that is
        none of the model

    Examples
    --------
    >>> print(f"{ratio('ccfr', 'lmu-ltau', mass=0.1, gPrime=2e-3).ratio:.3f}")
    3.222
    """
    given = points(merged(parameters, values))
    params = {
        "constraint": constraint,
        "model": model,
        "parameters": given.same,
        "columns": given.rows(0, given.count) or None,
        "flux": flux,
        **counted(regimes, hadronic),
        "tolerance": tolerance,
        "couplings": couplings,
        "uncertainties": True if uncertainties else None,
    }
    reply = call("ratio", params)
    found = reply["columns"]
    invalid = invalid_points(reply, given.shape)
    budgets = reply.get("uncertainties") or {}

    def errors(name: str) -> dict[str, Floats] | None:
        by_source = budgets.get(name)
        return None if by_source is None else {source: column(one, given.shape) for source, one in by_source.items()}

    return Ratio(
        constraint=constraint,
        model=model,
        parameters=given.full(),
        ratio=column(found["ratio"], given.shape),
        ratio_error=column(found["ratioError"], given.shape),
        pull=column(found["pull"], given.shape),
        invalid=invalid,
        uncertainties=errors("ratio"),
        cross_section_uncertainties=errors("crossSection"),
        standard_model_uncertainties=errors("standardModel"),
    )
