"""σ/σ_SM of tridents for flavio, with the full cross section in the place of the one of massless leptons.

flavio's own ``R_trident`` is (V² + A²)/(V_SM² + A_SM²), the same for every experiment. Here the muon mass, the beam and
the target are in it: an observable for each experiment.

>>> import nereid_hep.flavio  # doctest: +SKIP
>>> nereid_hep.flavio.register()  # doctest: +SKIP
['R_trident(CCFR)', 'R_trident(CHARM-II)', 'R_trident(NuTeV)']
>>> flavio.np_prediction('R_trident(CCFR)', wilson)  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from ._arrays import names
from .errors import ExtraMissing
from .evaluation import MEASURED
from .kernel import Kernel, kernel

#: Operators of the sector ffnunu in the flavio basis that make μ⁺μ⁻ of ν_μ, by the flavour that goes out.
_OPERATORS = {
    "numu": ("CVLL_numunumumumu", "CVLR_numunumumumu"),
    "nue": ("CVLL_nuenumumumu", "CVLR_nuenumumumu"),
    "nutau": ("CVLL_numunutaumumu", "CVLR_numunutaumumu"),
}
#: The coefficients do not run in QCD; flavio takes them here too [GeV].
_SCALE_GEV = 1


def register(constraints: str | Sequence[str] = MEASURED) -> list[str]:
    """Makes an observable of flavio for each experiment, beside its own ``R_trident``. Returns their names.

    Parameters
    ----------
    constraints : experiments with muon pairs: ccfr, charm-ii and nutev unless given

    Raises
    ------
    ExtraMissing : without flavio
    InputError : for an unknown name
    """
    try:
        import flavio  # noqa: PLC0415 # pyright: ignore[reportMissingImports] - optional, and large
    except ImportError as error:
        raise ExtraMissing("flavio", "flavio") from error
    classes: Any = cast(Any, flavio).classes
    registered: list[str] = []
    for name in names("constraints", constraints):
        loaded = kernel(name)
        observable = f"R_trident({loaded.title})"
        made = classes.Observable(observable)
        made.set_description(f"Trident cross section of {loaded.title} over that of the Standard Model (Nereid)")
        made.tex = r"$\sigma_\text{trident}/\sigma_\text{trident}^\text{SM}$ at " + loaded.title
        process = r"Process :: neutrino physics :: scattering cross sections :: $\nu_\mu N\to \nu\mu^+\mu^- N$"
        made.add_taxonomy(process)
        classes.Prediction(observable, _prediction(loaded))
        registered.append(observable)
    return registered


def _prediction(of: Kernel) -> Callable[[Any, Mapping[str, float]], float]:
    def predicted(wc_obj: Any, par: Mapping[str, float]) -> float:
        coefficients = wc_obj.get_wc(sector="ffnunu", scale=_SCALE_GEV, par=par, eft="WET-3", basis="flavio")
        return ratio(of, coefficients)

    return predicted


def ratio(of: Kernel, coefficients: Mapping[str, complex]) -> float:
    """σ/σ_SM for Wilson coefficients of the flavio basis, new physics alone; those left out are 0.

    V = V_SM − C_VLL − C_VLR, A = A_SM − C_VLL + C_VLR where a ν_μ goes out; other neutrinos and imaginary parts do
    not interfere (docs/physics/effective-operators.md).
    """
    total = 0.0
    for outgoing, (left, right) in _OPERATORS.items():
        vll, vlr = complex(coefficients.get(left, 0)), complex(coefficients.get(right, 0))
        vector, axial = -vll - vlr, -vll + vlr
        if outgoing == "numu":
            vector, axial = vector + of.standard_model.V, axial + of.standard_model.A
        total += float(of.ratio(vector.real, axial.real) + of.ratio(vector.imag, axial.imag))
    return total
