"""pyhepmc (the HepMC3 library): events that we write, with the sums that we state."""

import csv
import math
import re
import shlex
from itertools import pairwise

import pyhepmc
import pytest

from program import ROOT

TOOL = "pyhepmc"
EVENTS = 2000
# 1 pb = 1e-36 cm²
PICOBARN_CM2 = 1e-36

RUNS = {
    "unweighted, DUNE flux, bound nucleons too": (["--flux", "dune-cdr-nu", "--regime", "unbroken"], "a.hepmc3"),
    "weighted, compressed": (["--energy", "5", "--weighted"], "a.hepmc3.gz"),
    "strict, free proton": (["--energy", "20", "--target", "proton", "--strict"], "a.hepmc3"),
    "nucleons that break": (["--energy", "20", "--target", "Ar40", "--regime", "inelastic"], "a.hepmc3"),
}


@pytest.mark.parametrize("name", RUNS)
def test_reads_the_events_and_sums_that_we_state(nereid, compare, name):
    options, file = RUNS[name]
    stated = nereid.json("events", *options, "--number", EVENTS, "--seed", 7, "--out", file)
    with pyhepmc.open(str(nereid.path(file))) as reader:
        events = list(reader)
    weights = [event.weights[0] for event in events]
    compare.same(f"{name}: events", stated["events"], len(events))
    sigma = float(str(events[0].run_info.attributes["NuHepMC.FluxAveragedTotalCrossSection"])) * PICOBARN_CM2
    compare.close(f"{name}: σ [cm²] (G.C.2)", stated["sigmaCm2"], sigma, 1e-14, "the unit")
    mean = math.fsum(weights) / len(weights)
    if stated["mode"] == "weighted":
        compare.close(
            f"{name}: mean weight is σ of the events", stated["sampledSigmaCm2"], mean, 1e-12, "order of sums"
        )
    elif stated["mode"] == "strict":
        compare.same(f"{name}: every weight", 1, max(weights) if min(weights) == max(weights) else weights)
    else:
        # what lies above the bound of the sampling keeps its weight
        heavier = sum(weight > 1 for weight in weights) / len(weights)
        compare.same(f"{name}: share of weights above 1", stated["overweightFraction"], heavier)
    vertices = [vertex for event in events for vertex in event.vertices]
    kept = sum(abs(vertex_balance(vertex)) < 1e-10 for vertex in vertices)
    compare.same(f"{name}: vertices that keep the energy to 1e-10 GeV", len(vertices), kept)


def test_reads_the_hadrons_of_nucleons_that_break(nereid, compare):
    flags = ["--energy", "40", "--regime", "inelastic", "--number", EVENTS, "--seed", 3]
    nereid.json("events", *flags, "--out", "b.hepmc3")
    with pyhepmc.open(str(nereid.path("b.hepmc3"))) as reader:
        events = list(reader)
    numbers = str(events[0].run_info.attributes["NuHepMC.AdditionalParticleNumbers"]).split()
    code = int(numbers[-1])
    hadrons = [[particle for particle in event.particles if particle.pid == code] for event in events]
    compare.same("events with one system of hadrons", len(events), sum(len(found) == 1 for found in hadrons))
    stated = [float(str(event.attributes["Nereid.hadronicMassGeV"])) for event in events]
    far = max(abs(found[0].momentum.m() / mass - 1) for found, mass in zip(hadrons, stated, strict=True))
    # the mass from a momentum of up to 40 GeV cancels
    assert far < 1e-9
    kinds = {str(event.attributes["Nereid.hadronicState"]) for event in events}
    compare.same("words for the hadrons", {"resonance", "continuum"}, kinds)


def test_sums_named_weights_to_the_cross_sections_of_other_models(nereid, compare):
    beam = ["--energy", "10", "--target", "Fe56", "--regime", "unbroken"]
    stated = nereid.json("events", *beam, "--number", EVENTS, "--weights", "interaction", "--out", "w.hepmc3")
    with pyhepmc.open(str(nereid.path("w.hepmc3"))) as reader:
        events = list(reader)
    compare.same("weights: how many have a name", 11, len(events[0].run_info.weight_names))
    own = math.fsum(event.weight("CV") for event in events)
    # V, A, S, P and C_T that do not depend on T
    v, a, s, t = 0.2, -0.4, 0.7, 0.3
    names = {"VV": v * v, "AA": a * a, "VA": v * a, "SS": s * s, "TT": t * t, "ST": s * t}
    sums = {name: math.fsum(event.weight(f"weight{name}") for event in events) for name in names}
    theirs = stated["sigmaCm2"] * math.fsum(names[name] * sums[name] for name in names) / own
    standard = 0.5 + 2 * 0.23119
    model = {"vector": v - standard, "axial": a - 0.5, "scalar": s, "tensor": t}
    options = [part for name, value in model.items() for part in ("--set", f"{name}={value!r}")]
    ours = nereid.json("reweight", "w.hepmc3", "--model", "contact", *options)
    compare.close("weights: σ of a model from named weights [cm²]", ours["sigmaCm2"], theirs, 1e-11, "order of sums")
    sigma = nereid.json("sigma", *beam, "--model", "contact", *options)["sigmaCm2"]
    error = 4 * ours["sigmaErrorCm2"] / theirs
    compare.close("weights: σ of nereid sigma from named weights [cm²]", sigma, theirs, error, "2000 events")
    # what the library writes is read again
    with pyhepmc.open(str(nereid.path("library.hepmc3")), "w") as writer:
        for event in events:
            writer.write(event)
    again = nereid.json("reweight", "library.hepmc3", "--model", "contact", *options)
    # the library writes 16 digits
    compare.close(
        "weights: σ from the file that the library wrote [cm²]", ours["sigmaCm2"], again["sigmaCm2"], 1e-11, "16 digits"
    )
    nereid.json("reweight", "w.hepmc3", "--model", "contact", *options, "--out", "model.hepmc3")
    with pyhepmc.open(str(nereid.path("model.hepmc3"))) as reader:
        written = list(reader)
    total = math.fsum(event.weights[0] for event in written)
    compare.close("weights: Σ CV of the reweighted file over that of the events", ours["ratio"], total / own, 1e-11)


VERTICES = ["--vertices", "cylinder:radius=2.6,length=5,axis=x,centreZ=10", "--spill", "duration=9.6us"]
# mm per ns
LIGHT = 299.792458


def test_reads_where_and_when_events_happen(nereid, compare):
    options = ["--energy", "5", "--regime", "unbroken", "--number", 500, "--seed", 7, *VERTICES]
    smear = ["--smear", "muonMomentum=0.05"]
    nereid.run("events", *options, *smear, "--out", "v.hepmc3")
    nereid.run("events", *options, *smear, "--out", "v.csv")
    with open(nereid.path("v.csv"), encoding="utf-8") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    with pyhepmc.open(str(nereid.path("v.hepmc3"))) as reader:
        events = list(reader)
    # all vertices of an event: that at which a bound nucleon leaves its nucleus is in the same place
    read = [(v.position, row) for event, row in zip(events, rows, strict=True) for v in event.vertices]
    same = sum(
        isclose((at.x, at.y, at.z, at.t), (*millimetres(row), LIGHT * float(row["vertexTimeNs"]))) for at, row in read
    )
    compare.same("vertices where our CSV has them: x, y, z, ct [mm]", len(read), same)
    lab = [[float(word) for word in str(event.attributes["lab_pos"]).split()] for event in events]
    same = sum(
        isclose(at, (*millimetres(row), 1e-9 * float(row["vertexTimeNs"]))) for at, row in zip(lab, rows, strict=True)
    )
    compare.same("vertices: lab_pos, x, y, z [mm] and t [s]", len(events), same)
    inside = sum(abs(at.x) < 2500 and math.hypot(at.y, at.z - 10_000) < 2600 for at, _ in read)
    compare.same("vertices inside of the cylinder", len(read), inside)
    minus = next(one for one in events[0].particles if one.pid == 13)
    momentum = [float(word) for word in str(minus.attributes["reconstructed_momentum"]).split()]
    assert momentum == [float(rows[0][f"reconstructedLeptonMinus{part}GeV"]) for part in ("Px", "Py", "Pz", "E")]


def millimetres(row):
    return [1000 * float(row[f"vertex{axis}M"]) for axis in "XYZ"]


def isclose(given, expected) -> bool:
    """Up to rounding of the units."""
    return all(math.isclose(a, b, rel_tol=1e-12) for a, b in zip(given, expected, strict=True))


def test_runs_the_python_of_the_tutorial(nereid, monkeypatch, capsys):
    """From a flux to events: the commands of the page, then its Python, print what it shows."""
    page = (ROOT / "docs/tutorials/from-flux-to-events.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(\w+)\n(.*?)^```", page, flags=re.MULTILINE | re.DOTALL)
    [python, printed] = next(pair for pair in pairwise(blocks) if pair[0][0] == "python")
    nereid.path("my-beam.csv").write_text(blocks[0][1], encoding="utf-8")
    command = next(text for _, text in blocks if "sample.hepmc3" in text).replace("\\\n", " ").splitlines()[0]
    nereid.run(*shlex.split(command)[2:])
    monkeypatch.chdir(nereid.folder)
    exec(python[1], {})
    assert capsys.readouterr().out == printed[1]


def vertex_balance(vertex) -> float:
    """Energy that comes less that which leaves [GeV]."""
    comes, leaves = (math.fsum(one.momentum.e for one in side) for side in (vertex.particles_in, vertex.particles_out))
    return comes - leaves
