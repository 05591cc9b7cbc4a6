"""pylhe: Les Houches events that we write, with the sums that we state."""

import math

import pylhe
import pytest

TOOL = "pylhe"
EVENTS = 2000
PICOBARN_CM2 = 1e-36

RUNS = {
    "unweighted, DUNE flux": (["--flux", "dune-cdr-nu", "--regime", "unbroken"], "a.lhe", 3),
    "weighted, compressed": (["--energy", "5", "--weighted"], "a.lhe.gz", 4),
}


@pytest.mark.parametrize("name", RUNS)
def test_reads_the_events_and_sums_that_we_state(nereid, compare, name):
    options, file, strategy = RUNS[name]
    stated = nereid.json("events", *options, "--number", EVENTS, "--seed", 7, "--out", file)
    read = pylhe.LHEFile.fromfile(str(nereid.path(file)))
    events = list(read.events)
    compare.same(f"{name}: events", stated["events"], len(events))
    [process] = read.init.procInfo
    compare.close(f"{name}: σ [cm²]", stated["sigmaCm2"], process.xSection * PICOBARN_CM2, 1e-14, "the unit")
    compare.same(f"{name}: meaning of weights (IDWTUP)", strategy, read.init.initInfo.weightingStrategy)
    mean = math.fsum(event.eventinfo.weight for event in events) / len(events)
    if strategy == 4:
        theirs = mean * PICOBARN_CM2
        compare.close(
            f"{name}: mean weight is σ of the events", stated["sampledSigmaCm2"], theirs, 1e-12, "order of sums"
        )
    else:
        heavier = sum(event.eventinfo.weight > 1 for event in events) / len(events)
        compare.same(f"{name}: share of weights above 1", stated["overweightFraction"], heavier)
    particles = {tuple(one.id for one in event.particles)[:5] for event in events}
    assert {ids[0] for ids in particles} == {14} and {ids[2:] for ids in particles} == {(14, 13, -13)}
    masses = {(one.id, one.m) for event in events for one in event.particles if abs(one.id) == 13}
    compare.same(f"{name}: muons with their mass", "0.1056583755", " ".join(sorted({str(mass) for _, mass in masses})))
