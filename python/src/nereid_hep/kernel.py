"""σ/σ_SM of an experiment for couplings of one's own, in numpy: no process, no interpolation.

The kernel of an experiment is a table over the momentum transfer T to the charged leptons, averaged over the beam and
summed over the target. With the couplings V(T), A(T) of the interaction

    L = −(G_F/√2) [ν̄ γ_α (1−γ₅) ν] [ℓ̄ γ^α (V − A γ₅) ℓ]

the cross section is Σ_j [V² vv + A² aa + V A va]_j over its nodes, exactly. In the Standard Model V = ½ + 2 sin²θ_W and
A = ½ for ν_μ → ν_μ μ⁺μ⁻; a mediator adds a term c/(M² + T), a contact interaction a constant (docs/physics/models.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import numpy.typing as npt

from ._arrays import Floats, counted, floats
from ._calls import call
from .errors import InputError

#: A coupling: a number, an array whose last axis is T, or a function of T [GeV²].
Coupling = npt.ArrayLike | Callable[[Floats], npt.ArrayLike]
#: The same for each channel by its name, where an experiment sees several; the Standard Model's where one is left out.
Couplings = Coupling | Mapping[str, Coupling]

#: What multiplies the densities of operators that turn the helicity: S², P², C_T², S·C_T, P·C_T, D², C_T·D.
_TURNED = {"ss": "SS", "pp": "PP", "tt": "CC", "st": "SC", "pt": "PC", "dd": "DD", "td": "CD"}


@dataclass(frozen=True)
class Measurement:
    """A measured σ/σ_SM."""

    value: float
    error_plus: float
    error_minus: float


@dataclass(frozen=True)
class StandardModel:
    """Couplings of the Standard Model in a channel, at tree level."""

    V: float
    A: float


@dataclass(frozen=True, eq=False)
class TurnedDensities:
    """Densities of operators that turn the neutrino's helicity, on nodes of their own [cm²; those of D with GeV²]."""

    T: Floats
    densities: Mapping[str, Floats]


@dataclass(frozen=True, eq=False)
class ChannelKernel:
    """The kernel of one channel, as ``numu:mumu``.

    Channels of neutrinos and antineutrinos into the same pair of leptons have equal cross sections and are one kernel.
    For leptons of two flavours the sign of ``va`` is that of the channel, so V and A are written alike for both.

    Attributes
    ----------
    channel : its name; ``antineutrino`` says what comes in
    T : nodes [GeV²], ascending
    vv, aa, va : densities with the weights of the nodes [cm²]
    standard_model : V and A of the Standard Model
    """

    channel: str
    antineutrino: bool
    T: Floats
    vv: Floats
    aa: Floats
    va: Floats
    standard_model: StandardModel
    turned: TurnedDensities | None = None

    def cross_section_cm2(self, V: Coupling, A: Coupling) -> Floats:
        """Σ_j [V² vv + A² aa + V A va]_j [cm²]; leading axes of V and A broadcast."""
        v, a = _at(self.T, "V", V), _at(self.T, "A", A)
        _require_broadcast({"V": v, "A": a})
        return _sum(v, v, self.vv) + _sum(a, a, self.aa) + _sum(v, a, self.va)

    def turned_cross_section_cm2(self, S: Coupling, P: Coupling, C: Coupling, D: Coupling) -> Floats:
        """The same of scalar, pseudoscalar, tensor and dipole [GeV] couplings, which interfere with none of V and A."""
        if self.turned is None:
            remedy = 'Load it with n.kernel(name, sectors=["chiral", "turned"]).'
            raise InputError("kernel", self.channel, "has no densities of operators that turn the helicity", remedy)
        T = self.turned.T
        # that of a dipole has the photon's propagator
        at = {"S": _at(T, "S", S), "P": _at(T, "P", P), "C": _at(T, "C", C), "D": _at(T, "D", D) / T}
        _require_broadcast(at)
        total = np.float64(0)
        for name, (one, other) in _TURNED.items():
            # a dipole's density is infinite only where there is none
            if np.any(at[one]) and np.any(at[other]):
                total = total + _sum(at[one], at[other], self.turned.densities[name])
        return cast(Floats, total)


@dataclass(frozen=True, eq=False)
class Kernel:
    """What an experiment sees of any V(T), A(T). Made by ``nereid_hep.kernel``; then it needs no process, and pickles.

    Attributes
    ----------
    constraint, title : name of the experiment, ``ccfr``, and as it is printed, ``CCFR``
    channels : the kernel of each channel by its name
    measured : its measured σ/σ_SM
    relative_error : numerical, of the densities; ``converged`` says whether it is as small as was asked
    fermi_constant, sin2_theta_w : G_F [GeV⁻²] and sin²θ_W of the calculation
    hash : of everything that the kernel was computed from
    """

    constraint: str
    title: str
    channels: Mapping[str, ChannelKernel]
    measured: Measurement
    relative_error: float
    converged: bool
    fermi_constant: float
    sin2_theta_w: float
    hash: str

    def __getitem__(self, channel: str) -> ChannelKernel:
        """The kernel of a channel."""
        if channel in self.channels:
            return self.channels[channel]
        raise InputError("channel", channel, f"not seen by {self.constraint}", f"Known: {', '.join(self.channels)}.")

    def __repr__(self) -> str:
        nodes = ", ".join(f"{one.channel}: {one.T.size} nodes" for one in self.channels.values())
        return f"<Kernel {self.constraint} ({nodes})>"

    @property
    def T(self) -> Floats:
        """Nodes in momentum transfer [GeV²] of an experiment with one channel."""
        return self._only("T").T

    @property
    def standard_model(self) -> StandardModel:
        """V and A of the Standard Model of an experiment with one channel."""
        return self._only("standard_model").standard_model

    @property
    def standard_model_cm2(self) -> float:
        """σ_SM [cm²] per average nucleus of the target."""
        all_of = (one.cross_section_cm2(one.standard_model.V, one.standard_model.A) for one in self.channels.values())
        return float(sum(all_of))

    def cross_section_cm2(self, V: Couplings, A: Couplings) -> Floats:
        """σ [cm²] per average nucleus of the target, for couplings as `ratio` takes them."""
        v, a = self._by_channel("V", V), self._by_channel("A", A)
        total = np.float64(0)
        for name, one in self.channels.items():
            total = total + one.cross_section_cm2(v.get(name, one.standard_model.V), a.get(name, one.standard_model.A))
        return cast(Floats, total)

    def ratio(self, V: Couplings, A: Couplings) -> Floats:
        """σ/σ_SM for couplings of one's own.

        A final state that does not interfere with the Standard Model (another outgoing neutrino, an imaginary part) has
        V and A of its own: add ``kernel.ratio(V2, A2)``.

        Parameters
        ----------
        V, A : each a number; an array whose last axis is T, of the length of ``kernel.T`` or 1; or a function of T
            [GeV²] that returns one of these. Leading axes are points and broadcast: ``V[:, None]`` for many constant V.
            For an experiment with several channels a dictionary of these by channel.

        Returns
        -------
        A number, or an array over the leading axes; as accurate as the kernel, ``relative_error``.

        Raises
        ------
        InputError : for shapes that do not fit and numbers that are not finite
        """
        return self.cross_section_cm2(V, A) / self.standard_model_cm2

    def turned_ratio(self, S: Coupling = 0.0, P: Coupling = 0.0, C: Coupling = 0.0, D: Coupling = 0.0) -> Floats:
        """What scalar, pseudoscalar, tensor and dipole [GeV] couplings add: docs/physics/helicity-flip.md."""
        total = np.float64(0)
        for one in self.channels.values():
            total = total + one.turned_cross_section_cm2(S, P, C, D)
        return cast(Floats, total) / self.standard_model_cm2

    def pull(self, ratio: npt.ArrayLike) -> Floats:
        """(measured − ratio)/error, with the error of the side on which the ratio is."""
        predicted = floats("ratio", ratio)
        value, plus, minus = self.measured.value, self.measured.error_plus, self.measured.error_minus
        return (value - predicted) / np.where(predicted > value, plus, minus)

    def chi_square(self, ratio: npt.ArrayLike) -> Floats:
        """−2 ln L of a ratio, 0 at the measured value: the square of the pull (error model bifurcated-gaussian)."""
        return self.pull(ratio) ** 2

    def _only(self, what: str) -> ChannelKernel:
        if len(self.channels) == 1:
            return next(iter(self.channels.values()))
        first = next(iter(self.channels))
        remedy = f'Take that of one of them: kernel["{first}"].{what}.'
        raise InputError(f"kernel.{what}", list(self.channels), f"{self.constraint} has several channels", remedy)

    def _by_channel(self, letter: str, given: Couplings) -> Mapping[str, Coupling]:
        if isinstance(given, Mapping):
            by_name = cast(Mapping[str, Coupling], given)
            for name in by_name:
                _ = self[name]
            return by_name
        if len(self.channels) == 1:
            return {next(iter(self.channels)): given}
        names = ", ".join(self.channels)
        remedy = f"Give a dictionary with {letter} of each of {names}; those left out are the Standard Model's."
        raise InputError(letter, "one coupling", f"{self.constraint} has several channels", remedy)


def kernel(
    constraint: str,
    *,
    sectors: list[str] | None = None,
    flux: str | None = None,
    regimes: str | Sequence[str] | None = None,
    hadronic: Mapping[str, Any] | None = None,
    tolerance: float | None = None,
) -> Kernel:
    """Loads the kernel of an experiment: ``ccfr``, ``charm-ii``, ``nutev``, a projection.

    Parameters
    ----------
    sectors : ``["chiral", "turned"]`` for operators that turn the neutrino's helicity too (`Kernel.turned_ratio`)
    flux : name of another one of the experiment's fluxes
    regimes : what predictions count: ``coherent``, ``proton``, ``neutron``, ``inelastic``, ``unbroken``, ``nucleus``
    hadronic : form factors, structure functions, nuclear medium (docs/physics/form-factors.md, docs/physics/inelastic.md)
    tolerance : relative accuracy, 1e-2 to 1e-6; the kernels of the default come with the package

    Raises
    ------
    InputError : for an unknown name, with the nearest one, or a constraint that is no ratio of cross sections

    Examples
    --------
    >>> ccfr = kernel("ccfr")
    >>> float(ccfr.ratio(ccfr.standard_model.V, ccfr.standard_model.A))
    1.0
    """
    params = {"constraint": constraint, "sectors": sectors, "flux": flux, "tolerance": tolerance, **counted(regimes, hadronic)}
    return kernel_of_reply(call("kernel", params))


def kernel_of_reply(reply: Mapping[str, Any]) -> Kernel:
    """A kernel from what the session says of it."""
    measured = reply["measured"]
    channels = [_channel(one) for one in reply["kernels"]]
    return Kernel(
        constraint=reply["constraint"],
        title=reply["title"],
        channels={one.channel: one for one in channels},
        measured=Measurement(measured["value"], measured["errorPlus"], measured["errorMinus"]),
        relative_error=reply["relativeError"],
        converged=reply["converged"],
        fermi_constant=reply["inputs"]["fermiConstant"],
        sin2_theta_w=reply["inputs"]["sin2ThetaW"],
        hash=reply["hash"],
    )


def _channel(one: Mapping[str, Any]) -> ChannelKernel:
    standard = one["standardModel"]
    turned = one.get("turned")
    return ChannelKernel(
        channel=one["channel"],
        antineutrino=one["antineutrino"],
        T=_fixed(one["transferGeV2"]),
        vv=_fixed(one["vv"]),
        aa=_fixed(one["aa"]),
        va=_fixed(one["va"]),
        standard_model=StandardModel(standard["vector"], standard["axial"]),
        turned=turned
        and TurnedDensities(_fixed(turned["transferGeV2"]), {name: _fixed(turned[name]) for name in _TURNED}),
    )


def _fixed(values: list[float | None]) -> Floats:
    array = np.array(values, dtype=np.float64)
    array.flags.writeable = False
    return array


def _sum(one: Floats, other: Floats, densities: Floats) -> Floats:
    """Σ_j one_j other_j ρ_j; the last axis of each is T, or of length 1, or there is none."""
    if _is_constant(one) and _is_constant(other):
        return _without_T(one) * _without_T(other) * densities.sum()
    if _is_constant(one):
        return _without_T(one) * (other @ densities)
    if _is_constant(other):
        return _without_T(other) * (one @ densities)
    # one pass without an array of the products, which would be as large as both
    return np.einsum("...j,...j,j->...", one, other, densities)


def _is_constant(coupling: Floats) -> bool:
    return coupling.ndim == 0 or coupling.shape[-1] == 1


def _without_T(coupling: Floats) -> Floats:
    return coupling if coupling.ndim == 0 else coupling[..., 0]


def _require_broadcast(couplings: Mapping[str, Floats]) -> None:
    try:
        np.broadcast_shapes(*(one.shape for one in couplings.values()))
    except ValueError as error:
        shapes = {name: one.shape for name, one in couplings.items()}
        remedy = "The last axis is T; the others are points and have to broadcast."
        raise InputError("shapes", shapes, "do not fit together", remedy) from error


def _at(T: Floats, name: str, coupling: Coupling) -> Floats:
    """A coupling as an array whose last axis is T or of length 1, or a number."""
    given = coupling(T) if callable(coupling) else coupling
    if np.iscomplexobj(given):
        remedy = "The imaginary part does not interfere: add kernel.ratio(V.imag, A.imag)."
        raise InputError(name, "complex numbers", "not a real coupling", remedy)
    array = floats(name, given)
    if array.ndim == 0 or array.shape[-1] in (1, T.size):
        return array
    what = "the function returned" if callable(coupling) else "given"
    remedy = (
        f"The last axis is T: make it {T.size} long, or 1 for a coupling that is the same at all T, as {name}[:, None]."
    )
    raise InputError(f"shape of {name}", array.shape, f"{what} for {T.size} values of T", remedy)
