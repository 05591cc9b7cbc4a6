"""pyhepmc (the HepMC3 library): events that we write, with the sums that we state."""

import math

import pyhepmc
import pytest

TOOL = "pyhepmc"
EVENTS = 2000
# 1 pb = 1e-36 cm²
PICOBARN_CM2 = 1e-36

RUNS = {
    "unweighted, DUNE flux, bound nucleons too": (["--flux", "dune-cdr-nu", "--regime", "nucleus"], "a.hepmc3"),
    "weighted, compressed": (["--energy", "5", "--weighted"], "a.hepmc3.gz"),
    "strict, free proton": (["--energy", "20", "--target", "proton", "--strict"], "a.hepmc3"),
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


def vertex_balance(vertex) -> float:
    """Energy that comes less that which leaves [GeV]."""
    comes, leaves = (math.fsum(one.momentum.e for one in side) for side in (vertex.particles_in, vertex.particles_out))
    return comes - leaves
