"""Distributions of events."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ._arrays import Floats, column
from ._calls import call
from ._results import Drawn
from ._session import Progress

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class Spectrum(Drawn):
    """The distribution of one observable, of the Standard Model and of a model over the same bins.

    Attributes
    ----------
    observable, unit : ``pairMass`` in ``GeV``
    edges : of the bins, one more than there are
    sigma_cm2, sigma_error_cm2 : of the model in each bin [cm²], with the statistical error of the events
    standard_model_cm2, standard_model_error_cm2 : the same of the Standard Model
    per : nucleus or nucleon
    uncertainties : with ``uncertainties=True`` one standard deviation of each source of error in each bin, relative and
        with its sign, by its name, and ``total``, all in quadrature, of the model; nan where a bin is empty; else None
    result : all that the program says, as its JSON has it
    """

    channel: str
    target: str
    model: str
    observable: str
    unit: str
    per: str
    edges: Floats
    sigma_cm2: Floats
    sigma_error_cm2: Floats
    standard_model_cm2: Floats
    standard_model_error_cm2: Floats
    result: Mapping[str, Any] = field(repr=False)
    uncertainties: Mapping[str, Floats] | None = field(default=None, repr=False)

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """One row a bin."""
        values = ("sigma_cm2", "sigma_error_cm2", "standard_model_cm2", "standard_model_error_cm2")
        columns = {"low": self.edges[:-1], "high": self.edges[1:], **{name: getattr(self, name) for name in values}}
        errors = {} if self.uncertainties is None else self.uncertainties
        return columns | {f"error_{name}": shifts for name, shifts in errors.items()}

    def draw(self, axes: Axes) -> None:
        """Histograms with statistical errors, and a band of all sources of error around the model."""
        middle = (self.edges[1:] + self.edges[:-1]) / 2
        both = [("Standard Model", self.standard_model_cm2, self.standard_model_error_cm2)]
        if self.model != "sm":
            both.append((self.model, self.sigma_cm2, self.sigma_error_cm2))
        for label, values, errors in both:
            drawn = axes.stairs(values, self.edges, label=label)
            axes.errorbar(middle, values, errors, fmt="none", ecolor=drawn.get_edgecolor())
        if self.uncertainties is not None:
            half = self.sigma_cm2 * np.nan_to_num(self.uncertainties["total"])
            axes.stairs(
                self.sigma_cm2 + half,
                self.edges,
                baseline=self.sigma_cm2 - half,
                fill=True,
                alpha=0.3,
                label="systematic errors",
            )
        axes.set_xlabel(f"{self.observable} [{self.unit}]" if self.unit else self.observable)
        axes.set_ylabel(f"σ in the bin [cm² per {self.per}]")
        axes.set_title(f"{self.channel} on {self.target}")
        axes.legend()


def spectrum(
    observable: str,
    *,
    channel: str = "numu:mumu",
    target: str | None = None,
    energy: float | None = None,
    flux: str | None = None,
    experiment: str | None = None,
    mode: str | None = None,
    regime: str | None = None,
    exposure: Mapping[str, float] | None = None,
    selection: Mapping[str, Any] | None = None,
    bins: int | None = None,
    range: tuple[float, float] | None = None,
    edges: Sequence[float] | None = None,
    events: int | None = None,
    seed: int | None = None,
    model: str = "sm",
    parameters: Mapping[str, Any] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    couplings: str | None = None,
    uncertainties: bool = False,
    flux_error: float | None = None,
    progress: Progress | bool | None = None,
) -> Spectrum:
    """The distribution of an observable, from weighted events, as ``nereid spectrum`` makes it.

    Parameters
    ----------
    observable : ``pairMass``, ``neutrinoEnergy``, ``leptonMinusEnergy``, ``openingAngle``, ``q2``, ``hadronicMass`` …
    channel, target : ``numu:mumu``, several joined by commas, ``all``; ``Ar40``, or the material of the
        experiment unless given
    energy, flux, experiment : where neutrinos come from: one energy [GeV], a table of the catalogue, a beam
    mode : of the beam of an experiment
    regime : ``coherent``, ``proton``, ``neutron``, ``inelastic``, several joined by commas; ``unbroken``, the first
        three; ``nucleus``, all together, unless given
    exposure : ``{"tonnes": 67, "years": 3}``, also ``protonsOnTarget``, ``distanceM``
    selection : events that are kept: ``{"selection": "argon-near-detector"}`` or
        ``{"cuts": {"minimumMuonMomentum": 1}}``
    bins, range, edges : 40 bins over all that is possible unless given; edges of bins in the place of both
    events, seed : weighted events, 200000 unless given; event i is a function of the seed and i alone
    model, parameters : a model by its name with its parameters, beside the Standard Model
    hadronic : form factors and Fermi momentum (docs/physics/form-factors.md)
    couplings : neutral currents of the Standard Model, ``tree`` unless given, or ``leading``
        (docs/physics/radiative.md)
    uncertainties : what is not known of every bin too, source by source (docs/physics/uncertainties.md)
    flux_error : with it: relative error of the flux of an experiment, in the place of its own
    progress : called with (done, total, message) now and then; True prints on standard error

    Raises
    ------
    InputError : for unknown names or values that cannot be used
    """
    params = {
        "observables": [observable],
        "channel": channel,
        "target": target,
        "energyGeV": energy,
        "flux": flux,
        "experiment": experiment,
        "mode": mode,
        "regime": regime,
        "exposure": None if exposure is None else dict(exposure),
        "selection": None if selection is None else dict(selection),
        "bins": bins,
        "range": None if range is None else list(range),
        "edges": None if edges is None else {observable: [float(edge) for edge in edges]},
        "events": events,
        "seed": seed,
        "model": model,
        "parameters": None if parameters is None else dict(parameters),
        "hadronic": None if hadronic is None else dict(hadronic),
        "couplings": couplings,
        "uncertainties": True if uncertainties else None,
        "fluxError": flux_error,
    }
    found = call("spectrum", params, progress)
    (one,) = found["spectra"]
    standard = one["standardModel"]["bins"]
    of_model = one["model"]["bins"] if one.get("model") else standard
    low, high = _ends(standard)

    def of(rows: list[dict[str, Any]], name: str) -> Floats:
        return column([row[name] for row in rows], (len(rows),))

    return Spectrum(
        channel=channel,
        target=found["target"],
        model=model,
        observable=one["observable"],
        unit=one["unit"],
        per=found["per"],
        edges=np.r_[of(standard, low), [standard[-1][high]]],
        sigma_cm2=of(of_model, "sigmaCm2"),
        sigma_error_cm2=of(of_model, "sigmaErrorCm2"),
        standard_model_cm2=of(standard, "sigmaCm2"),
        standard_model_error_cm2=of(standard, "sigmaErrorCm2"),
        result=found,
        uncertainties=_uncertainties(one.get("model") or one["standardModel"]) if uncertainties else None,
    )


def _uncertainties(spectrum: Mapping[str, Any]) -> dict[str, Floats]:
    """Shifts of all bins by the name of their source, and all in quadrature."""
    budgets = [row.get("uncertainties") for row in spectrum["bins"]]
    shape = (len(budgets),)
    total = column([None if budget is None else budget["total"] for budget in budgets], shape)
    names = [source["name"] for source in spectrum["sources"]]
    shifts = {
        name: column([None if budget is None else budget["shifts"][name] for budget in budgets], shape)
        for name in names
    }
    return {"total": total, **shifts}


def _ends(rows: list[dict[str, Any]]) -> tuple[str, str]:
    """Names of the two ends of a bin, which have the unit: ``lowGeV``, ``lowRad``."""
    low = next(name for name in rows[0] if name.startswith("low"))
    return low, "high" + low[len("low") :]
