"""pyhf's numbers for workspaces: a JSON object of entries on standard input, one of results on standard output.

For each "workspace": the best value of the parameter of interest; its 95 % CLs upper limit (asymptotic, q-tilde, null 0), or where
"tested" gives a value, CLs of that value; where "points" gives two, -2 ln L of the second less that of the first (no fit is behind
it); and the error where pyhf refuses.
"""

import json
import sys

import pyhf

pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=100000))


def result(workspace, points=(), tested=None):
    spec = pyhf.Workspace(workspace)
    model = spec.model()
    data = spec.data(model)
    best = pyhf.infer.mle.fit(data, model)[model.config.poi_index]
    out = {"best": float(best)}
    if points:
        values = ([point[name] for name in model.config.par_names] for point in points)
        first, second = (float(model.logpdf(one, data)[0]) for one in values)
        out["difference"] = -2 * (second - first)
    if tested is not None:
        out["cls"] = float(pyhf.infer.hypotest(tested, data, model, test_stat="qtilde"))
    else:
        limits = pyhf.infer.intervals.upper_limits
        out["upper"] = float(limits.upper_limit(data, model, level=0.05, rtol=1e-10)[0])
    return out


def main():
    results = {}
    for name, entry in json.load(sys.stdin).items():
        try:
            results[name] = result(**entry)
        except Exception as error:  # what pyhf refuses is a result too
            results[name] = {"error": type(error).__name__}
    json.dump(results, sys.stdout, indent=1, sort_keys=True)


main()
