"""pyarrow, pandas, polars and DuckDB: Parquet of scans and events, in which what was not computed is NULL."""

import csv
import math

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from program import Program

SCAN = """\
model: lmu-ltau
seed: 5
parameters:
  # below 1 MeV nothing is computed
  mass: {logUniform: [0.0001, 100]}
  gPrime: {logUniform: [1.0e-5, 2.0]}
sampling: {method: sobol, points: 3000}
chunkPoints: 1000
constraints: [ccfr, charm-ii, g-2, borexino]
"""
# a column whose sum is shown; those of all are compared
SHOWN = {"scan": "combined_chiSquare", "events": "leptonMinusEGeV"}
# of a sum, by the order of its terms
SUM = 1e-12


def of_pyarrow(file):
    table = pq.read_table(file)
    kinds = {pa.int64(): "integer", pa.int32(): "integer", pa.float64(): "number", pa.string(): "word"}
    return {name: column(kinds[table[name].type], table[name].to_pylist()) for name in table.column_names}


def of_pandas(file):
    frame = pd.read_parquet(file)
    kinds = {"int64": "integer", "int32": "integer", "float64": "number", "str": "word"}
    # pandas has NaN for NULL
    values = {name: [None if pd.isna(one) else one for one in frame[name]] for name in frame.columns}
    return {name: column(kinds[str(frame[name].dtype)], values[name]) for name in frame.columns}


def of_polars(file):
    frame = pl.read_parquet(file)
    kinds = {pl.Int64: "integer", pl.Int32: "integer", pl.Float64: "number", pl.String: "word"}
    return {name: column(kinds[type(frame[name].dtype)], frame[name].to_list()) for name in frame.columns}


def of_duckdb(file):
    read = duckdb.read_parquet(str(file))
    kinds = {"BIGINT": "integer", "INTEGER": "integer", "DOUBLE": "number", "VARCHAR": "word"}
    values = zip(*read.fetchall(), strict=True)
    named = zip(read.columns, read.types, values, strict=True)
    return {name: column(kinds[str(kind)], list(all_of_it)) for name, kind, all_of_it in named}


READERS = {"pyarrow": of_pyarrow, "pandas": of_pandas, "polars": of_polars, "duckdb": of_duckdb}


def column(kind: str, values: list):
    """Its kind, how many are NULL, and the sum of numbers or how often each word occurs."""
    there = [one for one in values if one is not None]
    if kind == "word":
        return kind, len(values) - len(there), {word: there.count(word) for word in sorted(set(there))}
    assert not any(math.isnan(one) for one in there), "NaN where NULL should be"
    return kind, len(values) - len(there), math.fsum(there)


def of_csv(text: str):
    """The same of the CSV that the program writes: a second way out of it."""
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    names, *rows = csv.reader(lines)
    columns = {}
    for name, values in zip(names, zip(*rows, strict=True), strict=True):
        is_word = name.endswith("_verdict")
        is_integer = name in ("index", "event") or name.endswith("Pdg")
        kind = "word" if is_word else "integer" if is_integer else "number"
        columns[name] = column(kind, [None if one == "" else one if is_word else float(one) for one in values])
    return columns


@pytest.fixture(scope="module")
def files(tmp_path_factory):
    nereid = Program(tmp_path_factory.mktemp("tables"))
    nereid.path("scan.yaml").write_text(SCAN)
    nereid.run("scan", "run", "scan.yaml", "--out", "scan")
    for ending in ("parquet", "csv"):
        nereid.run("scan", "export", "--out", "scan", "--to", f"scan.{ending}")
        nereid.run("events", "--energy", 5, "--weighted", "--number", 3000, "--out", f"events.{ending}")
    return nereid


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("name", ["scan", "events"])
def test_all_read_the_same(files, judge, reader, name):
    compare = judge(reader)
    theirs = READERS[reader](files.path(f"{name}.parquet"))
    ours = of_csv(files.path(f"{name}.csv").read_text())
    assert list(theirs) == list(ours)
    compare.same(f"{name}: columns, by name and kind", kinds(ours), kinds(theirs))
    compare.same(f"{name}: NULLs in all columns", nulls(ours), nulls(theirs))
    assert [one[:2] for one in ours.values()] == [one[:2] for one in theirs.values()]
    compare.same(f"{name}: words, how often each", words(ours), words(theirs))
    worst = max(abs(mine[2] - theirs[key][2]) / (abs(mine[2]) or 1) for key, mine in ours.items() if mine[0] != "word")
    assert worst < SUM
    shown = SHOWN[name]
    compare.close(
        f"{name}: sum of {shown}, and so of all numbers", ours[shown][2], theirs[shown][2], SUM, "order of sums"
    )


def test_there_are_nulls_to_be_read(files):
    found = of_pyarrow(files.path("scan.parquet"))
    assert found["ccfr_ratio"][1] > 100 and found["ccfr_verdict"][2]["invalidInput"] == found["ccfr_ratio"][1]


def test_shards_are_read_as_one_table(files, judge):
    shards = files.path("scan") / "shards"
    exported = pq.read_table(files.path("scan.parquet"))
    together = pq.read_table(sorted(shards.glob("*.parquet"))).sort_by("index").select(exported.column_names)
    compare = judge("pyarrow")
    compare.same("the shards of a scan as one table: rows", exported.num_rows, together.num_rows)
    assert together.to_pylist() == exported.to_pylist()
    with pytest.raises(pa.ArrowInvalid, match=".json"):
        pq.read_table(shards)
    why = "the records of the shards, JSON, lie beside them: name the files, shards/*.parquet, as docs/scans.md says"
    compare.differs("the folder of the shards, named as a whole", "Parquet and JSON", "refused", why)
    count = duckdb.sql(f"SELECT count(*) FROM '{shards}/*.parquet' WHERE combined_chiSquare IS NULL").fetchall()[0][0]
    without = exported["combined_chiSquare"].null_count
    judge("duckdb").same("the shards of a scan, in SQL: points without χ²", without, count)


def test_events_say_what_they_are(files, judge):
    table = pq.read_table(files.path("events.parquet"))
    weights = table["weight"].to_pylist()
    stated = files.json("events", "--energy", 5, "--weighted", "--number", 3000, "--out", "again.parquet")
    compare = judge("pyarrow")
    compare.same(
        "events: σ [cm²] in the metadata", stated["sigmaCm2"], float(table.schema.metadata[b"nereid.sigmaCm2"])
    )
    mean = math.fsum(weights) / len(weights)
    compare.close("events: mean weight is σ of the events", stated["sampledSigmaCm2"], mean, SUM)


def kinds(columns) -> str:
    names = [kind for kind, *_ in columns.values()]
    return ", ".join(f"{names.count(kind)} {kind}" for kind in ("integer", "number", "word"))


def nulls(columns) -> int:
    return sum(count for _, count, _ in columns.values())


def words(columns) -> str:
    total: dict = {}
    for kind, _, counts in columns.values():
        for word, count in counts.items() if kind == "word" else ():
            total[word] = total.get(word, 0) + count
    return ", ".join(f"{count} {word}" for word, count in sorted(total.items())) or "none"
