"""The posterior of L_μ − L_τ from emcee, 10⁵ steps, beside ``nereid scan plot --kind posterior`` on a grid.

``python python/bench/posterior.py picture.svg`` with the package, emcee and matplotlib installed. Prints seconds, and
how far the two distributions of g′ and of the mass are apart.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import emcee
import matplotlib as mpl
import numpy as np
from matplotlib.figure import Figure

import nereid_hep as n

NAMES = ["ccfr", "charm-ii", "nutev"]
#: log₁₀ of mass [GeV] and g′: flat between these.
LOW, HIGH = np.array([-2.0, -4.0]), np.array([1.0, np.log10(3e-2)])
WALKERS, STEPS, BURN_IN = 200, 500, 100
SCAN = """
model: lmu-ltau
parameters:
  mass: {log: [0.01, 10], points: 151}
  gPrime: {log: [1.0e-4, 3.0e-2], points: 151}
constraints: [ccfr, charm-ii, nutev]
outputs: [chiSquare]
"""


def chain() -> tuple[np.ndarray, float]:
    """Points of the posterior, a row each, and the seconds that they took."""
    log_likelihood = n.LogLikelihood("lmu-ltau", NAMES, free=["mass", "gPrime"], logarithmic=["mass", "gPrime"])

    def log_posterior(points: np.ndarray) -> np.ndarray:
        inside = np.all((points > LOW) & (points < HIGH), axis=1)
        return np.where(inside, log_likelihood(np.clip(points, LOW, HIGH)), -np.inf)

    np.random.seed(5)  # emcee takes the state of numpy's old generator
    sampler = emcee.EnsembleSampler(WALKERS, 2, log_posterior, vectorize=True)
    start = np.random.default_rng(5).uniform(LOW, LOW + 0.3 * (HIGH - LOW), (WALKERS, 2))
    began = time.perf_counter()
    sampler.run_mcmc(start, STEPS)
    return sampler.get_chain(discard=BURN_IN, flat=True), time.perf_counter() - began


def grid() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Axes in log₁₀, and the posterior of each cell: a row for each mass."""
    command = str(Path(sys.executable).with_name("nereid"))
    with tempfile.TemporaryDirectory() as folder:
        scan = Path(folder) / "scan.yaml"
        scan.write_text(SCAN, encoding="utf-8")
        results, table = f"{folder}/results", f"{folder}/posterior.csv"
        asked = ["--x", "mass", "--y", "gPrime", "--kind", "posterior", "--to", table]
        for arguments in (["run", str(scan), "--out", results], ["plot", "--out", results, *asked]):
            subprocess.run([command, "scan", *arguments], check=True, capture_output=True)
        rows = np.genfromtxt(table, delimiter=",", names=True)
    order = np.lexsort((rows["gPrime"], rows["mass"]))
    mass, coupling = np.unique(rows["mass"]), np.unique(rows["gPrime"])
    return np.log10(mass), np.log10(coupling), rows["posterior"][order].reshape(mass.size, coupling.size)


def distance(samples: np.ndarray, axis: np.ndarray, density: np.ndarray) -> float:
    """The largest difference of the two cumulative distributions."""
    # trapezoids, as the outermost places stand for half a cell
    steps = (density[1:] + density[:-1]) / 2
    exact = np.r_[0, np.cumsum(steps)] / steps.sum()
    return float(np.max(np.abs(np.searchsorted(np.sort(samples), axis) / samples.size - exact)))


def level(values: np.ndarray, share: float) -> float:
    """The value above which the cells hold this share of all."""
    ordered = np.sort(values.ravel())[::-1]
    return float(ordered[np.searchsorted(np.cumsum(ordered), share * ordered.sum())])


def draw(samples: np.ndarray, mass: np.ndarray, coupling: np.ndarray, posterior: np.ndarray) -> Figure:
    """The chain as a histogram with the contours of the grid, and beside it the distribution of g′."""
    figure = Figure(figsize=(8.4, 3.6), layout="constrained")
    plane, marginal = figure.subplots(1, 2, width_ratios=[1.35, 1])
    extent = (LOW[0], HIGH[0], LOW[1], HIGH[1])
    counts, *_ = np.histogram2d(samples[:, 0], samples[:, 1], bins=60, range=[extent[:2], extent[2:]])
    image = plane.imshow(counts.T, origin="lower", extent=extent, aspect="auto", cmap="Blues")
    figure.colorbar(image, ax=plane, label="points of the chain")
    levels = [level(posterior, 0.95), level(posterior, 0.68)]
    contours = plane.contour(mass, coupling, posterior.T, levels=levels, colors=["tab:orange", "tab:red"])
    plane.clabel(contours, fmt={levels[0]: "95 %", levels[1]: "68 %"})
    plane.set(xlabel="log₁₀(mass / GeV)", ylabel="log₁₀ g′", title="emcee; contours: nereid scan plot")
    density = posterior.sum(axis=0)
    marginal.hist(
        samples[:, 1], bins=60, range=(LOW[1], HIGH[1]), density=True, color="tab:blue", alpha=0.4, label="emcee"
    )
    norm = np.sum((density[1:] + density[:-1]) / 2 * np.diff(coupling))
    marginal.plot(coupling, density / norm, color="tab:orange", label="scan on a grid")
    marginal.set(xlabel="log₁₀ g′", ylabel="posterior density")
    marginal.legend()
    return figure


def main() -> None:
    samples, seconds = chain()
    mass, coupling, posterior = grid()
    print(f"{WALKERS * STEPS} steps in {seconds:.1f} s")
    for name, column, axis, density in (
        ("mass", samples[:, 0], mass, posterior.sum(axis=1)),
        ("g'", samples[:, 1], coupling, posterior.sum(axis=0)),
    ):
        print(f"{name}: cumulative distributions differ by {distance(column, axis, density):.3f} at most")
    if len(sys.argv) > 1:
        # the same bytes for the same numbers
        mpl.rcParams["svg.hashsalt"] = "nereid"
        draw(samples, mass, coupling, posterior).savefig(sys.argv[1], metadata={"Date": None})


if __name__ == "__main__":
    main()
