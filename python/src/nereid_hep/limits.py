"""Upper limits on the coupling of a mediator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ._arrays import Floats, Numbers, column, counted, floats, names
from ._calls import call
from ._results import Drawn, flat
from ._session import Progress

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Limit(Drawn):
    """The largest coupling that experiments allow together, at each mass.

    Attributes
    ----------
    mass_gev : of the mediator [GeV]; ∞ is the contact limit
    coupling_upper : the coupling above which everything is excluded, nan where nothing is; that over the mass [GeV⁻¹]
        in the contact limit
    coupling_upper_numerical_error : absolute; says nothing about the assumptions of a recast
    converged : whether that error is as small as was asked
    best_fit_coupling : where the measurements agree best
    allowed, excluded : all intervals of the coupling at each mass, as (lower, upper)
    """

    model: str
    constraints: tuple[str, ...]
    mass_gev: Floats
    coupling_upper: Floats
    coupling_upper_numerical_error: Floats
    best_fit_coupling: Floats
    converged: np.ndarray[Any, np.dtype[np.bool_]]
    allowed: tuple[tuple[tuple[float, float], ...], ...] = field(repr=False)
    excluded: tuple[tuple[tuple[float, float], ...], ...] = field(repr=False)
    confidence_level: float

    @property
    def mass_over_coupling_gev(self) -> Floats:
        """Lower bound on mass over coupling [GeV]; in the contact limit the number that is quoted."""
        mass, upper = np.asarray(self.mass_gev), np.asarray(self.coupling_upper)
        return np.where(np.isinf(mass), 1 / upper, mass / upper)[()]

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """One row a mass, without the intervals."""
        count = np.asarray(self.mass_gev).size
        names_of = ("mass_gev", "coupling_upper", "coupling_upper_numerical_error", "best_fit_coupling", "converged")
        return {name: flat(getattr(self, name), count) for name in names_of}

    def draw(self, axes: Axes) -> None:
        """The line of the limit; what is above is excluded."""
        mass, upper = np.ravel(self.mass_gev), np.ravel(self.coupling_upper)
        finite = np.isfinite(mass)
        order = np.argsort(mass[finite])
        axes.loglog(mass[finite][order], upper[finite][order], label=" + ".join(self.constraints))
        axes.set_xlabel("mass [GeV]")
        axes.set_ylabel(f"coupling, {100 * self.confidence_level:g} % CL upper limit")
        axes.set_title(self.model)
        axes.legend()


def limit(
    constraints: str | Sequence[str],
    model: str = "lmu-ltau",
    *,
    mass: Numbers,
    parameters: Mapping[str, Any] | None = None,
    confidence_level: float = 0.95,
    sidedness: str = "one-sided",
    statistic: str | None = None,
    error_model: str | None = None,
    correlations: Sequence[Mapping[str, Any]] | None = None,
    flux: str | None = None,
    regimes: str | Sequence[str] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    couplings: str | None = None,
    theory_errors: bool | None = None,
    progress: Progress | bool | None = None,
) -> Limit:
    """Upper limit on the coupling of a mediator, from one experiment or several combined.

    Parameters
    ----------
    constraints : names of experiments, ``"ccfr"``, ``"ccfr,charm-ii"`` or a list
    model : a model with a coupling to limit: ``lmu-ltau``, ``vector``, ``scalar`` … (`nereid_hep.models`)
    mass : of the mediator [GeV], a number or an array; ``numpy.inf`` is the contact limit
    parameters : charges, where the model leaves them open: ``{"nuMu": 1, "vectorMu": 0.5}``
    sidedness : ``one-sided`` or ``two-sided``
    statistic : ``likelihood-ratio`` unless given; ``measured-interval``, ``profile``, ``cls``, ``chi-square``
        (docs/physics/limits.md)
    error_model : ``bifurcated-gaussian`` unless given, or ``variable-width``
    correlations : ``[{"experiments": ["ccfr", "nutev"], "coefficient": 0.3}]``; independent unless given
    flux : name of another one of the experiment's fluxes
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
    Limit, in the shape of `mass`

    Raises
    ------
    InputError : for unknown names or values that cannot be used

    Examples
    --------
    >>> print(f"{limit('ccfr', mass=0.1).coupling_upper:.3e}")
    1.013e-03
    """
    masses = floats("mass", mass, infinite=True)
    asked = names("constraints", constraints)
    reply = call(
        "limit",
        {
            "constraints": asked,
            "model": model,
            "mass": ["Infinity" if np.isposinf(one) else float(one) for one in masses.reshape(-1)],
            "parameters": None if parameters is None else dict(parameters),
            "confidenceLevel": confidence_level,
            "sidedness": sidedness,
            "statistic": statistic,
            "errorModel": error_model,
            "correlations": None if correlations is None else [dict(one) for one in correlations],
            "flux": flux,
            **counted(regimes, hadronic),
            "tolerance": tolerance,
            "couplings": couplings,
            "theoryErrors": theory_errors,
        },
        progress,
    )
    found = reply["columns"]
    return Limit(
        model=model,
        constraints=tuple(asked),
        mass_gev=masses[()],
        coupling_upper=column(found["couplingUpper"], masses.shape),
        coupling_upper_numerical_error=column(found["couplingUpperNumericalError"], masses.shape),
        best_fit_coupling=column(found["bestFitCoupling"], masses.shape),
        converged=np.array(found["converged"], dtype=np.bool_).reshape(masses.shape)[()],
        allowed=tuple(intervals(one["allowed"]) for one in reply["intervals"]),
        excluded=tuple(intervals(one["excluded"]) for one in reply["intervals"]),
        confidence_level=confidence_level,
    )


def intervals(given: Sequence[Mapping[str, float | None]]) -> tuple[tuple[float, float], ...]:
    """Intervals of the coupling as pairs of numbers."""
    # what is not finite is null: an interval without an end
    ends = ((one["lower"], one["upper"]) for one in given)
    return tuple((float(lower or 0.0), np.inf if upper is None else float(upper)) for lower, upper in ends)


@dataclass(frozen=True)
class ParameterLimit:
    """What one experiment, or all together, allow of a parameter of either sign.

    Attributes
    ----------
    name : of the experiment, or ``combined``
    allowed : disjoint intervals, ascending, as (lower, upper); none where every value is excluded
    best_fit : nan where nothing depends on the parameter
    """

    name: str
    experiments: tuple[str, ...]
    allowed: tuple[tuple[float, float], ...]
    best_fit: float


@dataclass(frozen=True)
class ParameterIntervals:
    """The values of a parameter that experiments allow: each of them, then all together where there are several.

    Attributes
    ----------
    unit : of the parameter; ``none`` for a number
    """

    model: str
    parameter: str
    unit: str
    confidence_level: float
    limits: tuple[ParameterLimit, ...]


def parameter_intervals(
    constraints: str | Sequence[str],
    model: str = "charge-radius",
    *,
    parameter: str | None = None,
    parameters: Mapping[str, Any] | None = None,
    confidence_level: float = 0.95,
    statistic: str | None = None,
    error_model: str | None = None,
    flux: str | None = None,
    regimes: str | Sequence[str] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    couplings: str | None = None,
    theory_errors: bool | None = None,
    progress: Progress | bool | None = None,
) -> ParameterIntervals:
    """Values of one parameter of either sign that experiments allow, two-sided.

    Parameters
    ----------
    constraints : names of experiments, ``"ccfr"``, ``"ccfr,charm-ii"`` or a list
    model : a model with a parameter that enters the couplings linearly: ``charge-radius``, ``contact``, ``wet``
    parameter : ``r2Mu`` of ``charge-radius``, a coefficient of ``wet``; that of the example of the model unless given
    parameters : values of others, that stay: ``{"axial": 0.1}``
    statistic : ``likelihood-ratio`` unless given; ``chi-square``, ``measured-interval`` (docs/physics/limits.md)
    error_model, flux, regimes, hadronic, tolerance, couplings, theory_errors, progress : as of `limit`

    Returns
    -------
    ParameterIntervals

    Raises
    ------
    InputError : for unknown names, a parameter with one sign or that does not enter linearly, a one-sided statistic

    Examples
    --------
    >>> found = parameter_intervals("ccfr", "charge-radius", couplings="leading")
    >>> [lower, upper] = found.limits[0].allowed[-1]
    >>> print(found.parameter, f"{upper:.1f}", found.unit)
    r2Mu 8.7 10⁻³² cm²
    """
    asked = names("constraints", constraints)
    reply = call(
        "parameterIntervals",
        {
            "constraints": asked,
            "model": model,
            "parameter": parameter,
            "parameters": None if parameters is None else dict(parameters),
            "confidenceLevel": confidence_level,
            "statistic": statistic,
            "errorModel": error_model,
            "flux": flux,
            **counted(regimes, hadronic),
            "tolerance": tolerance,
            "couplings": couplings,
            "theoryErrors": theory_errors,
        },
        progress,
    )
    return ParameterIntervals(
        model=model,
        parameter=reply["parameter"],
        unit=reply.get("unit", "none"),
        confidence_level=confidence_level,
        limits=tuple(
            ParameterLimit(
                name=one["name"],
                experiments=tuple(one["experiments"]),
                allowed=tuple((end(each["lower"], -np.inf), end(each["upper"], np.inf)) for each in one["allowed"]),
                best_fit=end(one["bestFit"], np.nan),
            )
            for one in reply["limits"]
        ),
    )


def end(value: float | None, missing: float) -> float:
    """A number, or what null stands for."""
    return missing if value is None else float(value)
