"""Other models from events that were generated once."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ._arrays import names
from ._calls import call
from ._session import Progress
from .errors import InputError


@dataclass(frozen=True)
class Reweighted:
    """What a file of events says of another model.

    Attributes
    ----------
    number : of events
    sigma_cm2, sigma_error_cm2 : in the model, from the events, with its statistical error [cm²]
    ratio, ratio_error : of this and the cross section of the file
    effective_events : (Σw)²/Σw², events of equal weights that would say as much
    effective_fraction : of all events; the sample is too small for this model where it is below 0.1
    warnings : what limits the use of the sample for this model; none where it serves
    spectra : distributions that were asked for, and templates in g² (docs/physics/reweighting.md)
    workspace, patch_set : of pyhf, where expected events were given: background-only, and its patches; else None
    path : of the file with the weights of the model, None where none was asked for
    result : all that the program says, as its JSON has it
    """

    channel: str
    model: str
    number: int
    sigma_cm2: float
    sigma_error_cm2: float
    ratio: float
    ratio_error: float
    effective_events: float
    effective_fraction: float
    warnings: tuple[str, ...]
    spectra: tuple[Mapping[str, Any], ...] = field(repr=False)
    workspace: Mapping[str, Any] | None = field(repr=False)
    patch_set: Mapping[str, Any] | None = field(repr=False)
    path: Path | None
    result: Mapping[str, Any] = field(repr=False)


def reweight(
    file: str | os.PathLike[str],
    *,
    model: str = "sm",
    parameters: Mapping[str, Any] | None = None,
    observables: str | Sequence[str] | None = None,
    bins: int | None = None,
    range: tuple[float, float] | None = None,
    expected_events: float | None = None,
    couplings: Sequence[float] | None = None,
    background: float | Sequence[float] | None = None,
    observed: Sequence[float] | None = None,
    trident_error: float | None = None,
    background_error: float | None = None,
    to: str | os.PathLike[str] | None = None,
    progress: Progress | bool | None = None,
) -> Reweighted:
    """The cross section of another model from a file of events, as ``nereid reweight`` does.

    Parameters
    ----------
    file : of ``events(…, weights="interaction", to=file)``: HepMC3 or CSV, also compressed, or Parquet
    model, parameters : a model by its name with its parameters; the Standard Model unless given
    observables : distributions in both models: ``pairMass``, ``openingAngle``, as those of `spectrum`
    bins, range : of the distributions; 40 bins over nearly all of the events unless given
    expected_events : tridents of the Standard Model in the data, also outside the bins; makes a workspace of pyhf
    couplings : of its patches; 21 around that which doubles the tridents unless given
    background, observed : events by bin, or one number for every bin; none, and the Standard Model's unless given
    trident_error, background_error : relative, shared by all bins; none unless given
    to : a file for the events with the weights of the model, in the format of ``file``
    progress : called with (done, total, message) now and then; True prints on standard error

    Raises
    ------
    InputError : for a file that cannot be read or whose events have no such weights, and for models as `cross_section`
    """
    params = {
        # the process may have another working folder than Python has by now
        "file": str(Path(file).absolute()),
        "model": model,
        "parameters": None if parameters is None else dict(parameters),
        "observables": None if observables is None else names("observables", observables),
        "bins": bins,
        "range": None if range is None else list(range),
        "workspace": _workspace(
            events=expected_events,
            couplings=couplings,
            background=[background] if isinstance(background, (int, float)) else background,
            observed=observed,
            tridentError=trident_error,
            backgroundError=background_error,
        ),
        "to": None if to is None else str(Path(to).absolute()),
    }
    found = call("reweight", params, progress)
    pyhf = found.get("pyhf", {})
    return Reweighted(
        channel=found["channel"],
        model=model,
        number=found["events"],
        sigma_cm2=found["sigmaCm2"],
        sigma_error_cm2=found["sigmaErrorCm2"],
        ratio=found["ratio"],
        ratio_error=found["ratioError"],
        effective_events=found["effectiveEvents"],
        effective_fraction=found["effectiveFraction"],
        warnings=tuple(found["warnings"]),
        spectra=tuple(found.get("spectra", ())),
        workspace=pyhf.get("workspace"),
        patch_set=pyhf.get("patchSet"),
        path=None if to is None else Path(to).absolute(),
        result=found,
    )


def _workspace(**given: float | Sequence[float] | None) -> dict[str, Any] | None:
    """What was given of a workspace, sequences as lists of numbers."""
    if all(value is None for value in given.values()):
        return None
    if given["events"] is None:
        remedy = "Say how many tridents of the Standard Model the data have."
        raise InputError("expected_events", None, "missing", remedy)
    return {
        name: value if isinstance(value, (int, float)) else [float(one) for one in value]
        for name, value in given.items()
        if value is not None
    }
