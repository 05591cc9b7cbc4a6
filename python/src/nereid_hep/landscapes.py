"""Everything that bounds the coupling of a light boson."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ._arrays import Floats, Numbers, floats, names
from ._calls import call
from ._results import Drawn
from ._session import Progress
from .limits import intervals

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Bound:
    """What one constraint or published curve excludes, over masses of its own.

    Attributes
    ----------
    kind : ``computed``, ``recast``, ``digitised`` or ``projected``
    confidence_level : None where the source does not say
    via_mixing : reached through kinetic mixing alone
    formula, leaves_out : how it was found, and what that neglects
    references : keys of the papers behind it
    mass_gev : ascending [GeV]
    coupling_upper : the coupling above which everything is excluded, nan where nothing is so
    excluded : all intervals at each mass, as (lower, upper)
    """

    constraint: str
    title: str
    kind: str
    status: str
    confidence_level: float | None
    sidedness: str
    via_mixing: bool
    formula: str = field(repr=False)
    leaves_out: tuple[str, ...] = field(repr=False)
    references: tuple[str, ...]
    mass_gev: Floats = field(repr=False)
    coupling_upper: Floats = field(repr=False)
    excluded: tuple[tuple[tuple[float, float], ...], ...] = field(repr=False)


@dataclass(frozen=True)
class Landscape(Drawn):
    """Bounds of every kind on one boson.

    Attributes
    ----------
    not_computed : why constraints and curves give no bound, by name
    allowed_window : what all measured bounds together leave, in words
    """

    model: str
    bounds: tuple[Bound, ...]
    not_computed: Mapping[str, str] = field(repr=False)
    allowed_window: str

    def __getitem__(self, constraint: str) -> Bound:
        """The bound of this name."""
        for bound in self.bounds:
            if bound.constraint == constraint:
                return bound
        raise KeyError(constraint)

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """One row for each excluded interval of each bound."""
        rows = [
            (bound.constraint, bound.kind, mass, lower, upper)
            for bound in self.bounds
            for mass, excluded in zip(bound.mass_gev, bound.excluded, strict=True)
            for lower, upper in excluded
        ]
        named = ("constraint", "kind", "mass_gev", "excluded_from", "excluded_to")
        types = (np.str_, np.str_, np.float64, np.float64, np.float64)
        return {
            name: np.array([row[i] for row in rows], dtype=kind)
            for i, (name, kind) in enumerate(zip(named, types, strict=True))
        }

    def draw(self, axes: Axes) -> None:
        """The smallest coupling that each bound excludes; projections dashed. The command draws regions."""
        for bound in self.bounds:
            edges = [(m, one[0][0]) for m, one in zip(bound.mass_gev, bound.excluded, strict=True) if one]
            style = "--" if bound.status == "projected" else "-"
            axes.loglog([m for m, _ in edges], [g for _, g in edges], style, label=bound.title)
        axes.set_xlabel("mass [GeV]")
        axes.set_ylabel("coupling")
        axes.set_title(self.model)
        axes.legend(fontsize="xx-small")


def landscape(
    model: str = "lmu-ltau",
    *,
    mass: Numbers | None = None,
    parameters: Mapping[str, Any] | None = None,
    constraints: str | Sequence[str] | None = None,
    leave_out: str | Sequence[str] | None = None,
    confidence_level: float = 0.95,
    sidedness: str = "one-sided",
    statistic: str | None = None,
    error_model: str | None = None,
    tolerance: float | None = None,
    couplings: str | None = None,
    theory_errors: bool | None = None,
    progress: Progress | bool | None = None,
) -> Landscape:
    """Everything that bounds the coupling of a light boson: computed, recast and published limits.

    Parameters
    ----------
    model : a model with a coupling to limit: ``lmu-ltau``, ``u1``, ``b-l``, ``dark-photon`` … (`nereid_hep.models`)
    mass : of the boson [GeV]; 120 from 1 MeV to 1 TeV unless given
    parameters : charges and mixing, where the model leaves them open: ``{"mixing": 0.1}``
    constraints : names of constraints and published curves; all unless given
    leave_out : all but these
    confidence_level, sidedness, statistic, error_model : of what is computed; published curves keep their own
    tolerance : relative accuracy of the kernels, 1e-2 to 1e-6
    couplings : neutral currents of the Standard Model, ``tree`` unless given, or ``leading``
        (docs/physics/radiative.md)
    theory_errors : whether what is not known of predictions of tridents enters, densities, couplings, photons and
        spectra (docs/physics/limits.md); it does not unless given
    progress : called with (done, total, message) now and then; True prints on standard error

    Raises
    ------
    InputError : for unknown names or values that cannot be used

    Examples
    --------
    >>> found = landscape("lmu-ltau", mass=[0.1], constraints="ccfr")
    >>> print(f"{found['ccfr'].coupling_upper[0]:.3e}")
    1.013e-03
    """
    reply = call(
        "landscape",
        {
            "model": model,
            "mass": None if mass is None else [float(one) for one in floats("mass", mass).reshape(-1)],
            "parameters": None if parameters is None else dict(parameters),
            "constraints": None if constraints is None else names("constraints", constraints),
            "leaveOut": None if leave_out is None else names("leave_out", leave_out),
            "confidenceLevel": confidence_level,
            "sidedness": sidedness,
            "statistic": statistic,
            "errorModel": error_model,
            "tolerance": tolerance,
            "couplings": couplings,
            "theoryErrors": theory_errors,
        },
        progress,
    )
    return Landscape(
        model=model,
        bounds=tuple(_bound(one) for one in reply["bounds"]),
        not_computed={one["constraint"]: one["reason"] for one in reply["notComputed"]},
        allowed_window=reply["allowedWindow"]["words"],
    )


def _bound(given: Mapping[str, Any]) -> Bound:
    curve = given["curve"]
    return Bound(
        constraint=given["constraint"],
        title=given["title"],
        kind=given["kind"],
        status=given["status"],
        confidence_level=given["confidenceLevel"],
        sidedness=given["sidedness"],
        via_mixing=given["viaMixing"],
        formula=given["formula"],
        leaves_out=tuple(given["leavesOut"]),
        references=tuple(given["references"]),
        mass_gev=np.array([one["massGeV"] for one in curve], dtype=np.float64),
        # what is not finite is null
        coupling_upper=np.array([one["couplingUpper"] for one in curve], dtype=np.float64),
        excluded=tuple(intervals(one["excluded"]) for one in curve),
    )
