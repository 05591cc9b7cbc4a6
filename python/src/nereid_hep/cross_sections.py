"""Total cross sections."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from ._arrays import Floats, Numbers, column, floats, invalid_points
from ._calls import call
from ._results import Drawn, flat
from ._session import Progress

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True)
class CrossSection(Drawn):
    """Total cross sections at energies of the neutrino.

    Attributes
    ----------
    energy_gev : of the neutrino [GeV]
    sigma_cm2 : σ [cm²], per what `per` says
    relative_error : numerical; form factors are uncertain to per cents beyond it
    converged : whether that is as small as was asked
    band_low_cm2, band_high_cm2 : with ``{"nuclearFormFactor": "ensemble"}`` the range over all published
        densities at the measured radius [cm²], else None
    uncertainties : with ``uncertainties=True`` one standard deviation of each source of error, relative and with its
        sign, by its name, and ``total``, all in quadrature, else None
    invalid : why an energy cannot be used, by its index in the flattened array; its numbers are nan
    """

    channel: str
    target: str
    model: str
    per: str
    energy_gev: Floats
    sigma_cm2: Floats
    relative_error: Floats
    converged: np.ndarray[Any, np.dtype[np.bool_]]
    invalid: Mapping[int, str] = field(repr=False)
    band_low_cm2: Floats | None = None
    band_high_cm2: Floats | None = None
    uncertainties: Mapping[str, Floats] | None = field(default=None, repr=False)

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """One row an energy."""
        count = np.asarray(self.energy_gev).size
        names_of = ("energy_gev", "sigma_cm2", "relative_error", "converged")
        band = () if self.band_low_cm2 is None else ("band_low_cm2", "band_high_cm2")
        columns = {name: flat(getattr(self, name), count) for name in names_of + band}
        errors = {} if self.uncertainties is None else self.uncertainties
        return columns | {f"error_{name}": flat(values, count) for name, values in errors.items()}

    def draw(self, axes: Axes) -> None:
        """σ against the energy, where the channel is open."""
        energy, sigma = np.ravel(self.energy_gev), np.ravel(self.sigma_cm2)
        order = np.argsort(energy)
        opened = np.where(sigma > 0, sigma, np.nan)
        axes.loglog(energy[order], opened[order], label=f"{self.channel} on {self.target}")
        axes.set_xlabel("neutrino energy [GeV]")
        axes.set_ylabel(f"σ [cm² per {self.per}]")
        axes.legend()


def cross_section(
    channel: str,
    target: str,
    energy: Numbers,
    *,
    regime: str | None = None,
    model: str = "sm",
    parameters: Mapping[str, Any] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
    couplings: str | None = None,
    uncertainties: bool = False,
    progress: Progress | bool | None = None,
) -> CrossSection:
    """Total cross section of a trident process, as ``nereid sigma`` prints it.

    Parameters
    ----------
    channel : incoming neutrino and leptons, ``numu:mumu``, ``numubar:emu``
    target : nuclide, material or nucleon: ``Ar40``, ``Fe56``, ``H2O``, ``proton``
    energy : of the neutrino [GeV], a number or an array, up to 10 TeV; an empty array has an empty result
    regime : ``coherent``, ``proton``, ``neutron``, ``inelastic``; ``unbroken``, the first three, or ``nucleus``, all;
        coherent on nuclei unless given
    model, parameters : a model by its name with its parameters; the Standard Model unless given
    hadronic : form factors and Fermi momentum (docs/physics/form-factors.md); the nuclear form factor ``ensemble``
        adds the band over published densities
    tolerance : relative accuracy, 1e-2 to 1e-6; 1e-4 unless given
    couplings : neutral currents of the Standard Model, ``tree`` unless given, or ``leading``
        (docs/physics/radiative.md)
    uncertainties : what is not known of it too, source by source (docs/physics/how-well-known.md)

    Raises
    ------
    InputError : for unknown names or values that cannot be used

    Examples
    --------
    >>> print(f"{cross_section('numu:mumu', 'Ar40', 5.0).sigma_cm2:.4e}")
    1.4100e-42
    """
    energies = floats("energy", energy)
    asked = energies.reshape(-1).tolist()
    params = {
        "channel": channel,
        "target": target,
        # of no energy the program has no words: it is asked for one, which checks the names too
        "energyGeV": asked or [1.0],
        "regime": regime,
        "model": model,
        "parameters": None if parameters is None else dict(parameters),
        "hadronic": None if hadronic is None else dict(hadronic),
        "tolerance": tolerance,
        "couplings": couplings,
        "uncertainties": True if uncertainties else None,
    }
    reply = call("crossSection", params, progress)
    found = reply["columns"]
    return CrossSection(
        channel=channel,
        target=target,
        model=model,
        per=reply["per"],
        energy_gev=energies[()],
        sigma_cm2=column(found["sigmaCm2"][: energies.size], energies.shape),
        relative_error=column(found["relativeError"][: energies.size], energies.shape),
        converged=np.array(found["converged"][: energies.size], dtype=np.bool_).reshape(energies.shape)[()],
        invalid=invalid_points(reply, energies.shape),
        band_low_cm2=_band(found, "bandLowCm2", energies),
        band_high_cm2=_band(found, "bandHighCm2", energies),
        uncertainties=_uncertainties(reply, energies),
    )


def _uncertainties(reply: Mapping[str, Any], energies: Floats) -> dict[str, Floats] | None:
    found = reply.get("uncertainties")
    return (
        None
        if found is None
        else {name: column(values[: energies.size], energies.shape) for name, values in found.items()}
    )


def _band(found: Mapping[str, Any], name: str, energies: Floats) -> Floats | None:
    return None if name not in found else column(found[name][: energies.size], energies.shape)
