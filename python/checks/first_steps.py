"""What someone does first with the installed package, and the time that it takes. Run by ci.mjs, not by pytest."""

from __future__ import annotations

import shutil
import time

import nereid_hep as n

#: Seconds for the first limit, which starts a process, and for another one.
FIRST, LATER = 5.0, 0.3

assert shutil.which("node") is None, "this is to be tried without a Node on the path"
started = time.perf_counter()
first = n.limit("ccfr", mass=0.1).coupling_upper
between = time.perf_counter()
second = n.limit("ccfr", mass=0.2).coupling_upper
ended = time.perf_counter()
print(
    f"nereid_hep {n.__version__}: g' < {first:.4e} after {between - started:.2f} s, "
    f"g' < {second:.4e} after {ended - between:.3f} s"
)
assert between - started < FIRST
assert ended - between < LATER
kernel = n.kernel("ccfr")
assert abs(kernel.ratio(kernel.standard_model.V, kernel.standard_model.A) - 1) < 1e-14
assert n.evaluate("lmu-ltau", mass=0.1, gPrime=[first * 0.99, first * 1.01]).verdict["ccfr"].tolist() == [
    "allowed",
    "excluded",
]
