"""Events of the 2→4 process, as columns or in a file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np

from ._arrays import column
from ._calls import call
from ._results import Table
from ._session import Progress
from .errors import InputError

#: More than these go to a file.
MOST_EVENTS_AS_COLUMNS = 100_000


@dataclass(frozen=True)
class Events(Table):
    """Events as columns, or the file that they are in.

    Attributes
    ----------
    number : how many there are
    sigma_cm2, sigma_error_cm2 : total cross section [cm²] of the sample, with its statistical error
    values : columns by name: ``weight``, ``q2GeV2``, ``transferGeV2``, ``leptonMinusEGeV`` …; empty for a file
    path : of the file, None for columns
    result : all that the program says, as its JSON has it
    """

    channel: str
    model: str
    number: int
    sigma_cm2: float
    sigma_error_cm2: float
    values: Mapping[str, np.ndarray[Any, Any]] = field(repr=False)
    path: Path | None
    result: Mapping[str, Any] = field(repr=False)

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """One row an event.

        Raises
        ------
        InputError : where they went to a file
        """
        if self.path is not None:
            raise InputError("columns", str(self.path), "the events are in this file", "Read it, or leave `to` out.")
        return dict(self.values)


def events(
    number: int | str,
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
    kind: str = "unweighted",
    seed: int | None = None,
    weights: str | None = None,
    vertices: str | None = None,
    spill: str | None = None,
    smear: Mapping[str, float] | None = None,
    model: str = "sm",
    parameters: Mapping[str, Any] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    couplings: str | None = None,
    to: str | os.PathLike[str] | None = None,
    format: str | None = None,
    progress: Progress | bool | None = None,
) -> Events:
    """Generates events, as ``nereid events`` does.

    Parameters
    ----------
    number : how many are generated, at most 100000 as columns; of an exposure ``expected`` or ``poisson``
    channel, target : ``numu:mumu``, several joined by commas, ``all``; ``Ar40``, or the material of the
        experiment unless given
    energy, flux, experiment : where neutrinos come from: one energy [GeV], a table of the catalogue, a beam
    mode : of the beam of an experiment
    regime : ``coherent``, ``proton``, ``neutron``; ``inelastic``: the average nucleon breaks; several joined by commas;
        ``unbroken``, ``nucleus``: sums
    exposure : ``{"tonnes": 67, "years": 3}``, also ``protonsOnTarget``, ``distanceM``
    selection : events that are kept: ``{"selection": "argon-near-detector"}`` or
        ``{"cuts": {"minimumMuonMomentum": 1}}``
    kind : ``unweighted``; ``strict``, weight exactly 1; ``weighted``, weight in cm² with mean σ
    seed : event i is a function of the seed and i alone
    weights : ``interaction``: with each event what `reweight` needs to give it the weight of any other model
    vertices : where they happen, evenly: ``box:x=7,y=3,z=5`` or ``cylinder:radius=2.6,length=5`` (m); the origin
        unless given
    spill : when: ``duration=9.6us``; time 0 unless given
    smear : resolutions by name, ``{"muonMomentum": 0.05}``: events carry leptons as measured too
    model, parameters : a model by its name with its parameters; the Standard Model unless given
    hadronic : form factors and Fermi momentum (docs/physics/form-factors.md)
    couplings : neutral currents of the Standard Model, ``tree`` unless given, or ``leading``
        (docs/physics/radiative.md)
    to, format : a file in the place of columns, there when it is whole or not at all: ``hepmc3``, ``lhe``, ``hepevt``,
        ``csv``, ``parquet``, by its name unless given
    progress : called with (done, total, message) now and then; True prints on standard error

    Raises
    ------
    InputError : for unknown names or values that cannot be used, more events than columns may have
    """
    if to is None and isinstance(number, int) and number > MOST_EVENTS_AS_COLUMNS:
        problem = f"more than {MOST_EVENTS_AS_COLUMNS} as columns"
        raise InputError("number", number, problem, 'Write them to a file: to="events.parquet".')
    params = {
        "number": number,
        "channel": channel,
        "target": target,
        "energyGeV": energy,
        "flux": flux,
        "experiment": experiment,
        "mode": mode,
        "regime": regime,
        "exposure": None if exposure is None else dict(exposure),
        "selection": None if selection is None else dict(selection),
        "eventMode": kind,
        "seed": seed,
        "weights": weights,
        "vertices": vertices,
        "spill": spill,
        "smear": None if smear is None else dict(smear),
        "model": model,
        "parameters": None if parameters is None else dict(parameters),
        "hadronic": None if hadronic is None else dict(hadronic),
        "couplings": couplings,
        # the process may have another working folder than Python has by now
        "to": None if to is None else str(Path(to).absolute()),
        "format": format,
    }
    found = call("events", params, progress)
    return Events(
        channel=channel,
        model=model,
        number=found["events"],
        sigma_cm2=found["sigmaCm2"],
        sigma_error_cm2=found["sigmaErrorCm2"],
        values={name: _column(name, values) for name, values in found.get("columns", {}).items()},
        path=None if to is None else Path(to).absolute(),
        result={name: value for name, value in found.items() if name != "columns"},
    )


def _column(name: str, values: list[float | None]) -> np.ndarray[Any, Any]:
    array = column(values, (len(values),))
    return array.astype(np.int64) if name == "event" or name.endswith("Pdg") else array
