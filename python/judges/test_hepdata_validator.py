"""hepdata-validator: submissions of `nereid limit --hepdata`, whole folders as they would be sent."""

import csv

import pytest
import yaml
from hepdata_validator.full_submission_validator import FullSubmissionValidator

TOOL = "hepdata-validator"

LIMITS = {
    "two measurements, combined": ["ccfr,nutev"],
    "curves and observables beside them": ["nutev", "--overlay", "g-2,belle-ii,borexino,tau,babar"],
    "islands, charges of one’s own": ["ccfr", "--model", "vector", "--set", "nuMu=1", "--set", "vectorMu=-1"],
    "a projection, as PDF": ["dune-projection-40", "--format", "pdf"],
}


def problems(folder) -> list:
    validator = FullSubmissionValidator()
    valid = validator.validate(directory=str(folder))
    found = [one.message for messages in validator.get_messages().values() for one in messages]
    assert valid == (found == [])
    return found


@pytest.mark.parametrize("name", LIMITS)
def test_accepts_the_folder(nereid, compare, name):
    nereid.run("limit", "--mass", "0.1,1,10", "--out", "limit", "--hepdata", "--constraint", *LIMITS[name])
    folder = nereid.path("limit")
    compare.accepts(f"{name}: the folder of the submission", problems(folder))
    lines = [line for line in (folder / "limits.csv").read_text().splitlines() if not line.startswith("#")]
    rows = list(csv.reader(lines))
    table = yaml.safe_load((folder / "submission.yaml").read_text().split("---\n")[2])
    values = yaml.safe_load((folder / table["data_file"]).read_text())["dependent_variables"][0]["values"]
    ours = [float(row[1]) for row in rows[1:] if row[1] != ""]
    assert ours == [one["value"] for one in values if one["value"] != "-"]
    assert {one["location"] for one in table["additional_resources"]} == {"limits.png", "thumb_limits.png"}


def test_objects_to_a_folder_that_is_not_whole(nereid):
    nereid.run("limit", "--mass", "0.1,1", "--out", "limit", "--hepdata", "--constraint", "ccfr")
    folder = nereid.path("limit")
    (folder / "limit_ccfr.yaml").unlink()
    (folder / "notes.txt").write_text("mine")
    assert len(problems(folder)) == 2
