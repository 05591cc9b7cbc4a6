"""pyhf: workspaces and patch sets of `nereid reweight --pyhf`, beside weights and a likelihood by hand."""

import json
import re
from pathlib import Path
from statistics import NormalDist

import numpy as np
import pyarrow.parquet
import pyhf
import pytest

TOOL = "pyhf"
EVENTS = 20_000
EXPECTED = 300.0
BACKGROUND = 4.0
BEAM = ["--experiment", "dune-nd", "--regime", "unbroken", "--weights", "interaction", "--number", EVENTS, "--seed", 3]
BINS = ["--observable", "pairMass", "--bins", 5, "--range", "0.2:1.2"]
PAGE = Path(__file__).resolve().parents[2] / "docs/physics/reweighting.md"

pyhf.set_backend("numpy", pyhf.optimize.scipy_optimizer(tolerance=1e-12, maxiter=100000))


def exported(nereid, *options):
    """The background-only workspace and its patch set, valid by pyhf's schemas, with the digest that pyhf takes."""
    nereid.run("events", *BEAM, "--out", "events.parquet")
    fixed = ["--events-expected", EXPECTED, "--background", BACKGROUND]
    nereid.run("reweight", "events.parquet", *BINS, *fixed, *options, "--pyhf", "workspace.json")
    workspace = pyhf.Workspace(json.loads(nereid.path("workspace.json").read_text()))
    patches = pyhf.PatchSet(json.loads(nereid.path("workspace.patchset.json").read_text()))
    patches.verify(workspace)
    return workspace, patches


def by_hand(nereid, vector, axial):
    """Yields of bins and their errors from the columns of the file: V(T) and A(T) of a model, in arrays."""
    table = pyarrow.parquet.read_table(nereid.path("events.parquet"))
    events = {name: table[name].to_numpy() for name in table.column_names}

    def weights(v, a):
        return v**2 * events["weightVV"] + a**2 * events["weightAA"] + v * a * events["weightVA"]

    pair = [events[f"leptonMinus{part}GeV"] + events[f"leptonPlus{part}GeV"] for part in ("E", "Px", "Py", "Pz")]
    mass = np.sqrt(pair[0] ** 2 - pair[1] ** 2 - pair[2] ** 2 - pair[3] ** 2)
    scale = EXPECTED / weights(0.5 + 2 * 0.23119, 0.5).sum()
    own = scale * weights(vector(events["transferGeV2"]), axial(events["transferGeV2"]))
    edges = np.linspace(0.2, 1.2, 6)
    sums, squares = (np.histogram(mass, edges, weights=one)[0] for one in (own, own**2))
    return sums, np.sqrt(squares)


def propagator(coupling, mass):
    return lambda t: coupling**2 / (np.sqrt(2) * 1.1663788e-5 * (mass**2 + t))


def parameters(model, strength=1.0):
    return [strength if name == "mu" else 1.0 if "[" in name else 0.0 for name in model.config.par_names]


def largest(ours, theirs) -> float:
    return float(np.max(np.abs(np.asarray(ours) / np.asarray(theirs) - 1)))


def test_has_the_yields_of_weights_by_hand(nereid, compare):
    workspace, patches = exported(nereid, "--model", "lmu-ltau", "--set", "mass=0.1", "--couplings", "2e-4:2e-3:5")
    compare.accepts("templates: background-only workspace and patch set, schema and digest", [])
    standard, differences, errors = 0.5 + 2 * 0.23119, [], []
    for patch in patches:
        model = patches.apply(workspace, patch.name).model()
        heavy = propagator(patch.values[1], patch.values[0])
        sums, error = by_hand(nereid, lambda t, g=heavy: standard + g(t), lambda t: 0.5)
        differences.append(largest(model.expected_actualdata(parameters(model)), sums + BACKGROUND))
        # widths of the constraints of the Monte Carlo errors
        errors.append(largest(model.config.param_set("statistics").sigmas, error / sums))
    compare.close("templates: 1 + largest difference of 25 yields to weights by hand", 1.0, 1 + max(differences), 1e-10)
    compare.close("templates: 1 + the same of their statistical errors", 1.0, 1 + max(errors), 1e-8)
    # the Standard Model is what remains without the boson
    sums, _ = by_hand(nereid, lambda t: standard, lambda t: 0.5)
    assert largest(model.expected_actualdata(parameters(model, 0.0)), sums + BACKGROUND) < 1e-10


def test_takes_destructive_interference(nereid, compare):
    charges = [f"--set={one}" for one in ("mass=0.5", "nuMu=1", "vectorMu=-1")]
    workspace, patches = exported(nereid, "--model", "vector", *charges, "--couplings", "1e-3,2e-3")
    for patch in patches:
        applied = patches.apply(workspace, patch.name)
        model = applied.model()
        added = next(one for one in applied["channels"][0]["samples"] if one["name"] == "new_physics")
        assert min(added["data"]) < 0
        low, high = model.config.suggested_bounds()[model.config.poi_index]
        # no yield of the range of mu is negative, and the model is in it
        assert low == 0 and high >= 1 and min(model.expected_actualdata(parameters(model, high))) > 0
        heavy = propagator(patch.values[-1] if patches.labels[-1] == "gPrime" else patch.values[1], 0.5)
        sums, _ = by_hand(nereid, lambda t, g=heavy: 0.5 + 2 * 0.23119 - g(t), lambda t: 0.5)
        assert largest(model.expected_actualdata(parameters(model)), sums + BACKGROUND) < 1e-10
        cls = float(pyhf.infer.hypotest(1.0, applied.data(model), model))
        assert 0 < cls < 1
    compare.accepts("templates: negative interference, with a bound on mu", [])


def asimov_cls(tested, standard) -> float:
    """CLs of the tested yields for data as expected in the Standard Model, asymptotic: 2(1 - Phi(sqrt q))."""
    q = 2 * float(np.sum(tested - standard + standard * np.log(standard / tested)))
    return 2 * (1 - NormalDist().cdf(np.sqrt(q)))


def crossing(couplings, values) -> float:
    """Where CLs is 0.05, between points by their logarithms in g squared."""
    squares = np.asarray(couplings) ** 2
    return float(np.exp(np.interp(np.log(20), -np.log(values), np.log(squares))))


@pytest.mark.parametrize("error", [0, 0.1])
def test_has_the_limit_of_a_likelihood_by_hand(nereid, compare, error):
    options = ["--model", "lmu-ltau", "--set", "mass=0.1", "--couplings", "3e-4:6e-4:7", "--trident-error", error]
    workspace, patches = exported(nereid, *options)
    couplings = [patch.values[1] for patch in patches]
    standard, _ = by_hand(nereid, lambda t: 0.5 + 2 * 0.23119, lambda t: 0.5)
    found, direct = [], []
    for patch in patches:
        applied = patches.apply(workspace, patch.name)
        model = applied.model()
        found.append(float(pyhf.infer.hypotest(1.0, applied.data(model), model)))
        heavy = propagator(patch.values[1], patch.values[0])
        tested, _ = by_hand(nereid, lambda t, g=heavy: 0.5 + 2 * 0.23119 + g(t), lambda t: 0.5)
        direct.append(asimov_cls(tested + BACKGROUND, standard + BACKGROUND))
    ours, theirs = crossing(couplings, found), crossing(couplings, direct)
    if error == 0:
        # the statistical error of 20,000 events, in pyhf alone
        compare.close("templates: 95 % CLs limit on g² of Asimov data, likelihood by hand", theirs, ours, 0.01)
    else:
        assert ours > theirs


def test_the_example_of_the_documentation_prints_what_it_shows(nereid, monkeypatch, capsys):
    text = PAGE.read_text(encoding="utf-8")
    commands, code, shown = re.search(
        r"```sh\n([^`]*--pyhf[^`]*)```.*?with pyhf:\n\n```python\n(.*?)```\n\n```text\n(.*?)```", text, re.DOTALL
    ).groups()
    for line in commands.replace("\\\n", " ").strip().splitlines():
        nereid.run(*line.split()[2:])
    monkeypatch.chdir(nereid.folder)
    exec(compile(code, str(PAGE), "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip() == shown.strip()


def test_moves_a_spectrum_with_each_source_of_error(nereid, compare):
    beam = ["--experiment", "dune-nd", "--exposure", "tonnes=1000", "--bins", 4, "--range", "0.2:1.0", "--events", 20000]
    point = ["--model", "lmu-ltau", "--set", "mass=0.1", "--set", "gPrime=5e-4"]
    nereid.run("spectrum", *beam, *point, "--uncertainties", "--background", 3, "--pyhf", "spectrum.json", "--out", "s")
    model = pyhf.Workspace(json.loads(nereid.path("spectrum.json").read_text())).model()
    compare.accepts("templates: spectrum with its sources of error, schema", [])
    [found] = json.loads(nereid.path("s/spectrum.json").read_text())["spectra"]
    sources = [source["name"] for source in found["standardModel"]["sources"]]
    assert {"density:Ar", "couplings", "nuclear-model:Ar", "flux-normalisation:dune-nd"} <= set(sources)
    differences = []
    for strength, name in ((0.0, "standardModel"), (1.0, "model")):
        bins = found[name]["bins"]
        events = np.array([one["events"] for one in bins])
        start = dict(zip(model.config.par_names, parameters(model, strength), strict=True))
        differences.append(largest(model.expected_actualdata(list(start.values())), events + 3))
        for source in sources:
            shifts = events * [one["uncertainties"]["shifts"].get(source, 0) for one in bins]
            for sign in (1, -1):
                moved = start | {source: sign}
                yields = model.expected_actualdata([moved[one] for one in model.config.par_names])
                differences.append(largest(yields, events + 3 + sign * shifts))
    compare.close("templates: 1 + largest difference of yields with each source moved", 1.0, 1 + max(differences), 1e-10)
