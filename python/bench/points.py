"""Microseconds a point of L_μ − L_τ against CCFR, CHARM-II and NuTeV, in every way that Python has.

``python python/bench/points.py`` with the package installed. Kernels give σ/σ_SM, the others χ² of the combination.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

import nereid_hep as n

NAMES = ["ccfr", "charm-ii", "nutev"]
COMMAND = [str(Path(sys.executable).with_name("nereid")), "evaluate", "-", "--json"]


def microseconds(run: Callable[[], object], points: int, repeats: int) -> float:
    """Of a point, the quickest of some runs: what else the machine does only adds."""
    taken: list[float] = []
    run()
    for _ in range(repeats):
        start = time.perf_counter()
        run()
        taken.append(time.perf_counter() - start)
    return min(taken) / points * 1e6


def main() -> None:
    random = np.random.default_rng(1)
    points = 10.0 ** np.column_stack([random.uniform(-2, 1, 100_000), random.uniform(-4, -2, 100_000)])
    kernels = [n.kernel(name) for name in NAMES]
    log_likelihood = n.LogLikelihood("lmu-ltau", NAMES, free=["mass", "gPrime"])

    def vectors(kernel: n.Kernel, rows: np.ndarray) -> np.ndarray:
        pole = rows[:, 1:] ** 2 / (np.sqrt(2) * kernel.fermi_constant)
        return kernel.standard_model.V + pole / (rows[:, :1] ** 2 + kernel.T)

    def through_kernels(rows: np.ndarray) -> None:
        for kernel in kernels:
            # parts that stay in the cache of the processor
            for start in range(0, len(rows), 500):
                kernel.ratio(vectors(kernel, rows[start : start + 500]), 0.5)

    def through_subprocess() -> None:
        point = json.dumps({"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}})
        subprocess.run(COMMAND, input=point, text=True, capture_output=True, check=True)

    rows = [
        ("Kernel.ratio, three of them, in arrays", lambda: through_kernels(points[:10_000]), 10_000, 9),
        ("Kernel.ratio, three of them, one point", lambda: through_kernels(points[:1]), 1, 500),
        ("LogLikelihood, 100000 points a call", lambda: log_likelihood(points), 100_000, 7),
        ("LogLikelihood, 100 points a call", lambda: log_likelihood(points[:100]), 100, 100),
        ("LogLikelihood, one point a call", lambda: log_likelihood(points[0]), 1, 500),
        (
            "evaluate, all columns, 100000 points",
            lambda: n.evaluate("lmu-ltau", mass=points[:, 0], gPrime=points[:, 1]),
            100_000,
            5,
        ),
        (
            "ratio of one point: a call of the session",
            lambda: n.ratio("ccfr", "lmu-ltau", mass=0.1, gPrime=1e-3),
            1,
            500,
        ),
        ("subprocess: nereid evaluate -", through_subprocess, 1, 5),
    ]
    print("µs a point")
    for name, run, count, repeats in rows:
        print(f"{microseconds(run, count, repeats):12.2f}  {name}")


if __name__ == "__main__":
    main()
