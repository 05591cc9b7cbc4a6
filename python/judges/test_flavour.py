"""wcxf, wilson and flavio: Wilson coefficients both ways, and σ/σ_SM beside flavio's formula of massless leptons."""

import io
import math

import flavio
import pytest
import wcxf
import wilson
from flavio.physics.neutrinos.trident import R_trident

MODELS = {
    "L_μ − L_τ boson, WET": (["lmu-ltau", "--set", "mass=1000", "--set", "gPrime=1"], "WET", "yml"),
    "L_μ − L_τ boson, WET-3": (["lmu-ltau", "--set", "mass=1000", "--set", "gPrime=1"], "WET-3", "json"),
    "contact interaction, WET-4": (["contact", "--set", "vector=0.2", "--set", "axial=-0.1"], "WET-4", "json"),
}
LIBRARIES = {"wcxf": wcxf, "wilson": wilson.wcxf}


@pytest.mark.parametrize("name", MODELS)
def test_wcxf_and_wilson_accept_our_files(nereid, judge, name):
    model, eft, ending = MODELS[name]
    file = f"point.wcxf.{ending}"
    nereid.run("wcxf", "--model", *model, "--eft", eft, "--out", file)
    for library, module in LIBRARIES.items():
        with open(nereid.path(file), encoding="utf-8") as opened:
            read = module.WC.load(opened)
        # throws for a name that its basis has not, or the wrong kind of number
        read.validate()
        compare = judge(library)
        ours = nereid.path(file).read_text().count("CVL")
        compare.same(
            f"{name}: coefficients that pass its check of names and kinds",
            f"{ours} of {eft}",
            f"{len(read.dict)} of {read.eft}",
        )
        again = io.StringIO()
        read.dump(again, fmt="json")
        nereid.path("again.json").write_text(again.getvalue())
        # what it writes of them is the same to us
        ours, theirs = (ratio(nereid, one) for one in (file, "again.json"))
        compare.same(f"{name}: σ/σ_SM of CCFR from its copy of the file", ours, theirs)


# Standard Model and couplings of flavio: V = 1/2 + 2 s², A = 1/2, with its own s²
PARAMETERS = flavio.default_parameters.get_central_all()
MIXING = ["--ew", f"sin2ThetaW={PARAMETERS['s2w']}"]
# leptons of 10 keV; the relative numerical accuracy of a kernel is 3e-4, most of which cancels in the ratio
MASSLESS = ["--mass-of", "mu=1e-5"]
ACCURACY = 1e-5
# at which flavio takes the coefficients [GeV]: at another one they would run first
FLAVIO_SCALE = 1

COEFFICIENTS = {
    "left-handed": {"CVLL_numunumumumu": 0.1},
    "right-handed": {"CVLR_numunumumumu": -0.1},
    "vector": {"CVLL_numunumumumu": -0.1, "CVLR_numunumumumu": -0.1},
    "axial vector": {"CVLL_numunumumumu": -0.1, "CVLR_numunumumumu": 0.1},
    "another neutrino leaves": {"CVLL_nuenumumumu": 0.3, "CVLR_numunutaumumu": -0.2},
}


@pytest.mark.parametrize("name", COEFFICIENTS)
def test_flavio_has_our_ratio_of_massless_leptons(nereid, judge, name):
    values = COEFFICIENTS[name]
    point = wilson.Wilson(values, scale=FLAVIO_SCALE, eft="WET-3", basis="flavio")
    file = written(nereid, point.wc)
    theirs = of_flavio(point)
    compare = judge("flavio")
    compare.close(f"{name}: R_trident, leptons without mass", ratio(nereid, file, *MASSLESS), theirs, ACCURACY)
    # with masses: flavio's amplitudes, weighed with the densities of the experiment instead of alike
    for experiment in ("ccfr", "charm-ii"):
        ours = ratio(nereid, file, experiment=experiment)
        weighed = massive(values, nereid, experiment)
        why = f"{100 * (ours / theirs - 1):+.1f} %: with the mass of the muon A² weighs {weighed['axial']:.3f} of V²"
        assert math.isclose(ours, weighed["ratio"], rel_tol=ACCURACY), name
        compare.differs(
            f"{name}: R_trident, {experiment} with the mass of the muon", f"{ours:.6f}", f"{theirs:.6f}", why
        )


def massive(values: dict, nereid, experiment: str) -> dict:
    """The formula of flavio with the densities of a kernel: V² ⟨VV⟩ + A² ⟨AA⟩ over that of the Standard Model."""
    [kernel] = nereid.json("kernel", "--constraint", experiment, *MIXING)["kernels"]
    axial = math.fsum(kernel["aaCm2"]) / math.fsum(kernel["vvCm2"])
    assert abs(math.fsum(kernel["vaCm2"])) < 1e-6 * math.fsum(kernel["vvCm2"])
    standard = {"numunumu": (0.5 + 2 * PARAMETERS["s2w"], 0.5)}
    pairs = ("numunumu", "nuenumu", "numunutau")
    total = 0
    for pair in pairs:
        left, right = (values.get(f"CVL{side}_{pair}mumu", 0) for side in "LR")
        vector, axial_vector = standard.get(pair, (0, 0))
        total += abs(vector - left - right) ** 2 + axial * abs(axial_vector - left + right) ** 2
    vector, axial_vector = standard["numunumu"]
    return {"axial": axial, "ratio": total / (vector**2 + axial * axial_vector**2)}


# muons and their neutrinos, left-handed and right-handed, at 1 TeV in SMEFT
POINT = {"ll_2222": 3e-6, "le_2222": -2e-6, "lq3_2222": 1e-8}


@pytest.fixture(scope="module")
def start():
    """The point run by wilson through SMEFT and matched at the weak scale: to be run down in WET."""
    return wilson.Wilson(POINT, scale=1000, eft="SMEFT", basis="Warsaw")


@pytest.fixture(scope="module")
def light(start):
    """The point where flavio takes it, with three flavours of quarks and no taus."""
    return start.match_run(scale=FLAVIO_SCALE, eft="WET-3", basis="flavio")


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_what_wilson_ran_down_is_read(nereid, judge, start, light, form):
    ours = ratio(nereid, written(nereid, light, form), *MASSLESS)
    what = f"SMEFT at 1 TeV run to WET-3 at {FLAVIO_SCALE} GeV, {len(light.dict)} coefficients, {form}"
    judge("wilson").close(f"{what}: σ/σ_SM beside flavio’s", ours, of_flavio(start), ACCURACY)


def test_coefficients_run_by_electromagnetism_alone(nereid, judge, start):
    run = start.match_run(scale=4.8, eft="WET", basis="flavio")
    file = written(nereid, run)
    compare = judge("wilson")
    verdict = nereid.json("evaluate", "--wcxf", file, "--constraint", "ccfr", *MIXING)["verdicts"][0]
    what = f"SMEFT at 1 TeV run to WET at 4.8 GeV, {len(run.dict)} coefficients: evaluate beside ratio"
    compare.close(what, verdict["ratio"], ratio(nereid, file), 1e-14, "order of sums")
    # from 4.8 to 1 GeV wilson changes them by a few α/π; Nereid takes them as they are in the file
    ours, theirs = ratio(nereid, file, *MASSLESS), of_flavio(start)
    change = abs(ours / theirs - 1)
    assert 1e-5 < change < 3 * PARAMETERS["alpha_e"] / math.pi
    why = f"{100 * change:.2f} %: flavio runs on to 1 GeV, by electromagnetism; here it is the scale of the file"
    compare.differs("the same: σ/σ_SM beside flavio’s, leptons without mass", f"{ours:.5f}", f"{theirs:.5f}", why)


def written(nereid, coefficients, form: str = "yaml") -> str:
    file = f"theirs.{form}"
    with open(nereid.path(file), "w", encoding="utf-8") as opened:
        coefficients.dump(opened, fmt=form)
    return file


def ratio(nereid, file, *options, experiment="ccfr") -> float:
    return nereid.json("ratio", "--constraint", experiment, "--wcxf", file, *MIXING, *options)["ratio"]


def of_flavio(point) -> float:
    return R_trident(flavio.WilsonCoefficients.from_wilson(point, PARAMETERS), PARAMETERS)
