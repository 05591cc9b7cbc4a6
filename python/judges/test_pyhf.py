"""pyhf: HistFactory files both ways, with the limits of both."""

import json

import pyhf
import pytest

TOOL = "pyhf"
# its minimiser ends within 1e-6 in chi-square, which is 1e-6 of the limit at most
ACCURACY = 2e-5

pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=100000))


def upper_limit(workspace) -> float:
    """95 % CLs limit of the parameter of interest, asymptotic, q-tilde, null 0."""
    model = workspace.model()
    # from above 0, where its CLs is 0/0 for some data
    scan = pyhf.infer.intervals.upper_limits.toms748_scan
    return float(scan(workspace.data(model), model, 1e-2, 10, level=0.05, rtol=1e-6)[0])


@pytest.mark.parametrize("constraint", ["gaussian", "log-normal", "poisson"])
def test_has_our_limits_of_a_count_that_we_wrote(nereid, compare, constraint):
    counts = ["--constraint", "nutev", "--background-constraint", constraint]
    nereid.run("likelihood", *counts, "--format", "pyhf", "--out", "nutev.json")
    # checks the file against the schema
    workspace = pyhf.Workspace(json.loads(nereid.path("nutev.json").read_text()))
    ours = nereid.json("likelihood", *counts, "--null", 0)["ratioUpper"]["cls"]["ratio"]
    compare.close(f"NuTeV, {constraint} errors: CLs limit on σ/σ_SM", ours, upper_limit(workspace), ACCURACY)


# the models of its tutorials, with counts of ours
EXAMPLES = {
    "uncorrelated background": (
        pyhf.simplemodels.uncorrelated_background([12.0, 11.0], [50.0, 52.0], [3.0, 7.0]),
        [51, 48],
    ),
    "correlated background": (
        pyhf.simplemodels.correlated_background([5.0, 8.0], [50.0, 62.0], [45.0, 57.0], [53.0, 68.0]),
        [52, 61],
    ),
    "no event seen": (pyhf.simplemodels.uncorrelated_background([3.0], [1.5], [0.4]), [0]),
}


@pytest.mark.parametrize("name", EXAMPLES)
def test_its_examples_have_its_limits_here(nereid, compare, name):
    model, counts = EXAMPLES[name]
    workspace = pyhf.Workspace.build(model, counts + model.config.auxdata)
    nereid.path("example.json").write_text(json.dumps(workspace))
    ours = nereid.json("likelihood", "--read", "example.json", "--null", 0)["ratioUpper"]["cls"]["ratio"]
    compare.close(f"its example “{name}”: CLs limit on μ", ours, upper_limit(workspace), ACCURACY)


def test_reads_what_we_write_of_what_it_wrote(nereid, compare):
    model, counts = EXAMPLES["correlated background"]
    workspace = pyhf.Workspace.build(model, counts + model.config.auxdata)
    nereid.path("theirs.json").write_text(json.dumps(workspace))
    nereid.run("likelihood", "--read", "theirs.json", "--format", "pyhf", "--out", "ours.json")
    again = pyhf.Workspace(json.loads(nereid.path("ours.json").read_text()))
    assert again == workspace
    compare.same("its example, read and written again: parameters", model.config.npars, again.model().config.npars)


def written_with_theory_errors(nereid, name: str):
    nereid.run("likelihood", "--constraint", name, "--theory-errors", "on", "--format", "pyhf", "--out", f"{name}.json")
    return pyhf.Workspace(json.loads(nereid.path(f"{name}.json").read_text()))


def test_has_our_limits_with_theory_errors_of_one_count_and_of_two(nereid, compare):
    nutev, nova = (written_with_theory_errors(nereid, name) for name in ("nutev", "nova-2025"))
    # sources are shared, what belongs to one experiment is not
    both = pyhf.Workspace.combine(nutev, nova, join="outer", merge_channels=False)
    names = both.model().config.par_names
    assert names.count("photons") == 1
    assert {"NuTeV_background_error", "NOvA_2025_background_error"} <= set(names)
    nereid.path("both.json").write_text(json.dumps(both))
    for name, workspace in (("nutev", nutev), ("nova-2025", nova), ("both", both)):
        ours = nereid.json("likelihood", "--read", f"{name}.json", "--null", 0)["ratioUpper"]["cls"]["ratio"]
        compare.close(f"{name} with theory errors: CLs limit on σ/σ_SM", ours, upper_limit(workspace), ACCURACY)
