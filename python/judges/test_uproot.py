"""uproot: ROOT files that it writes, read as fluxes: all kinds of numbers, axes and compressions."""

import numpy as np
import pytest
import uproot
from uproot.writing.identify import to_TAxis, to_TH1x

TOOL = "uproot"

KINDS = {"TH1C": np.int8, "TH1S": np.int16, "TH1I": np.int32, "TH1F": np.float32, "TH1D": np.float64}
AXES = {
    "equal bins": np.linspace(0, 20, 401),
    "bins of their own": np.concatenate([np.linspace(0, 2, 101), np.geomspace(2.05, 50, 300)]),
}
COMPRESSIONS = {
    "none": None,
    "ZLIB": uproot.ZLIB(6),
    "LZMA": uproot.LZMA(5),
    "LZ4": uproot.LZ4(4),
    "ZSTD": uproot.ZSTD(5),
}
# of edges of equal bins, and of contents, which are handed over per GeV
ROUNDING = 1e-14


def histogram(kind: str, edges):
    """A falling spectrum, with events below and above its axis that do not belong to it."""
    bins = len(edges) - 1
    contents = np.concatenate([[7], 100 * np.exp(-np.arange(bins) / 80), [9]])
    if kind not in ("TH1F", "TH1D"):
        contents = np.round(contents)
    own = None if np.allclose(np.diff(edges), edges[1] - edges[0]) else edges
    axis = to_TAxis("xaxis", "E_{#nu} [GeV]", bins, edges[0], edges[-1], fXbins=own)
    sums = {"fTsumw": 1.0, "fTsumw2": 1.0, "fTsumwx": 1.0, "fTsumwx2": 1.0}
    data = contents.astype(KINDS[kind])
    return to_TH1x("flux", "", data, fEntries=float(bins), **sums, fSumw2=np.zeros(0), fXaxis=axis), data[1:-1]


@pytest.mark.parametrize("compression", COMPRESSIONS)
def test_what_it_writes_is_read(nereid, compare, compression):
    cases = []
    for kind in KINDS:
        for axis, edges in AXES.items():
            made, contents = histogram(kind, edges)
            file = f"{kind}-{len(cases)}.root"
            with uproot.recreate(nereid.path(file), compression=COMPRESSIONS[compression]) as out:
                out["flux"] = made
            with uproot.open(nereid.path(file)) as again:
                assert again["flux"].classname == kind
                key = again.key("flux")
                compressed = key.data_compressed_bytes < key.data_uncompressed_bytes
                assert compressed == (compression != "none")
            cases.append((file, kind, axis, edges, contents))
    read = nereid.script("readRootFlux.mjs", *[nereid.path(file) for file, *_ in cases])
    for (_, kind, axis, edges, contents), ours in zip(cases, read, strict=True):
        assert "problem" not in ours, ours
        for mine, theirs in ((ours["edges"], edges), (ours["contents"], contents)):
            np.testing.assert_allclose(mine, theirs, rtol=ROUNDING, atol=0, err_msg=f"{kind}, {axis}, {compression}")
    names = ", ".join(KINDS)
    compare.same(f"{names}; {' and '.join(AXES)}; compression {compression}: read alike", len(read), len(cases))


def test_a_command_has_the_same_bins(nereid, compare):
    edges = AXES["bins of their own"]
    made, contents = histogram("TH1F", edges)
    with uproot.recreate(nereid.path("flux.root"), compression=uproot.ZSTD(5)) as out:
        out["beam/flux"] = made
    options = ["--flux", "flux.root", "--histogram", "numu=beam/flux", "--flux-unit", "1/bin", "--number", 1]
    lines = nereid.run("events", *options, "--out", "-").splitlines()
    [text] = [line for line in lines if "Beam[14].Histogram.BinEdges" in line]
    ours = [float(edge) for edge in text.split()[2:]]
    compare.same("a histogram in a folder: edges of the beam of events", summary(ours), summary(edges))


def summary(edges) -> str:
    """The number of edges, the ends, and whether they are those of the test."""
    same = np.array_equal(edges, AXES["bins of their own"])
    return f"{len(edges)} from {edges[0]:g} to {edges[-1]:g}, {'the same' if same else 'others'}"


WRONG = {
    "a TH2": lambda out: out.__setitem__("flux", np.histogram2d([1.0, 2], [1.0, 2], bins=3)),
    "a TTree": lambda out: out.mktree("flux", {"energy": "float64"}).extend({"energy": np.arange(3.0)}),
    "an RNTuple": lambda out: out.mkrntuple("flux", {"energy": np.arange(3.0)}),
    "text": lambda out: out.__setitem__("flux", "0.1 0.2"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_no_histogram_is_refused_in_words(nereid, compare, name):
    with uproot.recreate(nereid.path("flux.root")) as out:
        WRONG[name](out)
    options = ["--flux", "flux.root", "--histogram", "numu=flux", "--flux-unit", "1/bin", "--number", 1]
    said = nereid.refused("events", *options, "--out", "-")
    with uproot.open(nereid.path("flux.root")) as written:
        classname = written.classnames()["flux;1"]
    expected = f"not a one-dimensional histogram, but a {classname}. Name a TH1."
    compare.same(f"{name} is refused by its class", classname if expected in said else said, classname)


@pytest.mark.parametrize("kept", [0.3, 0.9])
def test_half_a_file_is_refused_in_words(nereid, kept):
    with uproot.recreate(nereid.path("whole.root")) as out:
        out["flux"] = histogram("TH1D", AXES["equal bins"])[0]
    data = nereid.path("whole.root").read_bytes()
    nereid.path("flux.root").write_bytes(data[: int(kept * len(data))])
    options = ["--flux", "flux.root", "--histogram", "numu=flux", "--flux-unit", "1/bin", "--number", 1]
    assert "flux.root:1:1: error: cannot be read as ROOT" in nereid.refused("events", *options, "--out", "-")
