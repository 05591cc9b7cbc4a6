"""Expected numbers of events of an exposure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ._arrays import Floats, column, names
from ._calls import call
from ._results import Drawn
from ._session import Progress

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Words = np.ndarray[Any, np.dtype[np.str_]]


@dataclass(frozen=True)
class Rate(Drawn):
    """Expected events of an exposure, a row for each channel and regime.

    Attributes
    ----------
    channel, regime : ``numu:mumu``; ``coherent``, ``proton``, ``neutron``, ``inelastic``
    events : expected in the whole exposure; ``events_per_year`` in a year of it
    sigma_cm2 : of the channel, averaged over the beam [cm²]
    relative_error : numerical, of the calculation
    uncertainty : relative, of the rate: flux, form factor, nuclear model and electroweak corrections together
    exposure : tonnes, years, protons on target
    remarks : what has to be known about the numbers
    result : all that the program says, as its JSON has it
    """

    experiment: str
    title: str
    mode: str
    material: str
    model: str
    channel: Words
    regime: Words
    events: Floats
    events_per_year: Floats
    sigma_cm2: Floats
    relative_error: Floats
    uncertainty: Floats
    exposure: Mapping[str, float]
    remarks: tuple[str, ...]
    result: Mapping[str, Any] = field(repr=False)

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """One row a channel and regime."""
        names_of = (
            *("channel", "regime", "events", "events_per_year", "sigma_cm2"),
            *("relative_error", "uncertainty"),
        )
        return {name: getattr(self, name) for name in names_of}

    def draw(self, axes: Axes) -> None:
        """A bar for each row, with its uncertainty."""
        labels = [f"{channel}, {regime}" for channel, regime in zip(self.channel, self.regime, strict=True)]
        places = np.arange(len(labels))[::-1]
        axes.barh(places, self.events, xerr=self.events * self.uncertainty)
        axes.set_yticks(places, labels)
        axes.set_xscale("log")
        axes.set_xlabel("events")
        axes.set_title(self.title)


def rate(
    experiment: str,
    channels: str | Sequence[str] | None = None,
    *,
    mode: str | None = None,
    target: str | None = None,
    exposure: Mapping[str, float] | None = None,
    flux_error: float | None = None,
    model: str = "sm",
    parameters: Mapping[str, Any] | None = None,
    selection: Mapping[str, Any] | None = None,
    inelastic: bool | None = None,
    hadronic: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    couplings: str | None = None,
    uncertainties: bool = False,
    progress: Progress | bool | None = None,
) -> Rate:
    """Expected events of an experiment with an exposure, as ``nereid rate`` prints them.

    Parameters
    ----------
    experiment : ``dune-nd``, ``minos``, ``sbnd`` …
    channels : ``numu:mumu``, several, or all that the beam opens
    mode : of the beam, the first one unless given
    target : another material than that of the detector
    exposure : ``{"tonnes": 67, "years": 3}``, also ``protonsOnTarget``, ``distanceM``
    flux_error : relative, in the place of the experiment's own
    model, parameters : a model by its name with its parameters; the Standard Model unless given
    selection : which events count: ``{"selection": "argon-near-detector"}`` or
        ``{"cuts": {"minimumMuonMomentum": 1}}``, with resolutions of one's own ``{"smear": {"muonMomentum": 0.05}}``
    inelastic : also nucleons that break, a regime of their own; unless given so, but after a selection
    hadronic : form factors and Fermi momentum (docs/physics/form-factors.md)
    tolerance : relative accuracy of the kernels, 1e-2 to 1e-6
    couplings : neutral currents of the Standard Model, ``tree`` unless given, or ``leading``
        (docs/physics/radiative.md)
    uncertainties : also errors source by source, of each rate and of sums, in ``result["budget"]``
        (docs/physics/uncertainties.md)
    progress : called with (done, total, message) now and then; True prints on standard error

    Raises
    ------
    InputError : for unknown names or values that cannot be used
    """
    params = {
        "experiment": experiment,
        "channels": None if channels is None else names("channels", channels),
        "mode": mode,
        "target": target,
        "exposure": None if exposure is None else dict(exposure),
        "fluxError": flux_error,
        "model": model,
        "parameters": None if parameters is None else dict(parameters),
        "selection": None if selection is None else dict(selection),
        "inelastic": inelastic,
        "hadronic": None if hadronic is None else dict(hadronic),
        "tolerance": tolerance,
        "couplings": couplings,
        "uncertainties": True if uncertainties else None,
    }
    found = call("rate", params, progress)
    rows = found["rates"]

    def of(name: str) -> Floats:
        return column([row[name] for row in rows], (len(rows),))

    return Rate(
        experiment=experiment,
        title=found["name"],
        mode=found["mode"],
        material=found["material"],
        model=model,
        channel=np.array([row["channel"] for row in rows], dtype=np.str_),
        regime=np.array([row["regime"] for row in rows], dtype=np.str_),
        events=of("events"),
        events_per_year=of("eventsPerYear"),
        sigma_cm2=of("sigmaCm2"),
        relative_error=of("relativeError"),
        uncertainty=column([row["uncertainty"]["total"] for row in rows], (len(rows),)),
        exposure=found["exposure"],
        remarks=tuple(found.get("remarks", ())),
        result=found,
    )
