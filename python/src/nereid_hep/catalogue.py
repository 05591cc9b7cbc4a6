"""What there is: models, constraints, and the papers behind them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ._arrays import names
from ._calls import call
from .errors import InputError

#: In which references can be had.
FORMATS = ("bibtex", "csl", "text")


@dataclass(frozen=True)
class Parameter:
    """A parameter of a model, accepted from `minimum` to `maximum`; `default` is None where it has to be given."""

    name: str
    unit: str
    minimum: float | None
    maximum: float | None
    default: Any
    about: str
    symbol: str


@dataclass(frozen=True)
class Model:
    """A model by the name that other functions take. `limitable` where `nereid_hep.limit` takes it."""

    name: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    sectors: tuple[str, ...]
    papers: tuple[str, ...]
    limitable: bool


@dataclass(frozen=True)
class Constraint:
    """A measurement or projection by the name that other functions take.

    Attributes
    ----------
    observable : what is measured: the ratio to the Standard Model, or something beside tridents
    status : ``measured`` or ``projected``
    fidelity : how close the calculation is to the experiment's own: ``full``, ``recast``, ``approximation``
    models : that it knows
    """

    id: str
    title: str
    observable: str
    status: str
    fidelity: str
    models: tuple[str, ...]


def models() -> tuple[Model, ...]:
    """All models, with their parameters."""
    return tuple(_model(one) for one in call("models", {})["models"])


def _model(one: dict[str, Any]) -> Model:
    parameters = tuple(
        Parameter(
            name=parameter["name"],
            unit=parameter["unit"],
            minimum=parameter.get("minimum"),
            maximum=parameter.get("maximum"),
            default=parameter.get("default"),
            about=parameter.get("about", ""),
            symbol=parameter.get("symbol", ""),
        )
        for parameter in one["parameters"]
    )
    return Model(
        name=one["name"],
        title=one["title"],
        description=one["description"],
        parameters=parameters,
        sectors=tuple(one["sectors"]),
        papers=tuple(one["papers"]),
        limitable=one["limitable"],
    )


def constraints() -> tuple[Constraint, ...]:
    """All constraints: measured and projected ratios of tridents, and observables beside them."""
    return tuple(
        Constraint(
            id=one["id"],
            title=one["title"],
            observable=one["observable"],
            status=one["status"],
            fidelity=one["fidelity"],
            models=tuple(one["models"]),
        )
        for one in call("constraints", {})["constraints"]
    )


def cite(
    constraints: str | Sequence[str],
    model: str | None = None,
    *,
    statistic: str | None = None,
    error_model: str | None = None,
    format: str = "bibtex",
) -> str:
    """The papers behind a calculation, as ``nereid cite`` prints them.

    Parameters
    ----------
    constraints : names of what was used: measurements, rates, observables beside tridents
    model : the model of the calculation
    statistic, error_model : as of `nereid_hep.limit`
    format : ``bibtex``, ``csl`` (CSL-JSON) or ``text``, a line for each paper

    Raises
    ------
    InputError : for unknown names
    """
    if format not in FORMATS:
        raise InputError("format", format, "not known", f"Give one of {', '.join(FORMATS)}.")
    params = {
        "constraints": names("constraints", constraints),
        "model": model,
        "statistic": statistic,
        "errorModel": error_model,
    }
    found = call("cite", params)[format]
    if format == "csl":
        return json.dumps(found, ensure_ascii=False, indent=2)
    return found if format == "bibtex" else "\n".join(found)
