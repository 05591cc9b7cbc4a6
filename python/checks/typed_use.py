"""A program of a user with types, checked by pyright in strict mode and not run."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

import nereid_hep as n


def upper_limits(masses: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Columns in, columns out."""
    return n.limit(["ccfr", "charm-ii"], mass=masses).coupling_upper


def ratio_of_a_mediator(kernel: n.Kernel, mass: float, coupling: float) -> float:
    """Couplings as a function of T."""

    def vector(T: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
        return kernel.standard_model.V + coupling**2 / (np.sqrt(2) * kernel.fermi_constant * (mass**2 + T))

    return float(kernel.ratio(vector, 0.5))


def excluded(mass: list[float], coupling: float) -> list[str]:
    """Verdicts and reasons."""
    points = n.evaluate("lmu-ltau", mass=mass, gPrime=coupling)
    return [str(word) for word in points.verdict["combined"]] + list(points.invalid.values())


def remedy_of(error: n.NereidError) -> str:
    """Errors have parts."""
    return error.remedy if isinstance(error, n.InputError) else str(error)


log_likelihood = n.LogLikelihood("lmu-ltau", free=["mass", "gPrime"])
best: float = float(max(log_likelihood(np.ones((3, 2)))))
