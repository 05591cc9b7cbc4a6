"""biber: the BibTeX of `nereid cite` and of the catalogue."""

import json
import re
import subprocess
import unicodedata
from xml.etree import ElementTree

import pytest

EVERYTHING = "ccfr,charm-ii,nutev,dune-projection-40,dune-nd,g-2,borexino,tau,belle-ii"
SOURCES = {
    "papers behind limits": ["cite", "--constraint", EVERYTHING, "--overlay", "babar,cms", "--model", "lmu-ltau"],
    "the whole catalogue": ["catalogue", "export"],
}
XML = "{http://biblatex-biber.sourceforge.net/biblatexml}"
# INSPIRE's BibTeX has these too; biblatex has no such fields, and wants a journal of every @article
KNOWN = re.compile(r"Field '(collaboration|reportnumber)' invalid in data model|Missing mandatory field 'journaltitle'")


def biber(folder, *arguments) -> str:
    done = subprocess.run(["biber", "--tool", *arguments], cwd=folder, capture_output=True, text=True, timeout=100)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize("name", SOURCES)
def test_reads_every_entry(nereid, judge, name):
    nereid.path("ours.bib").write_text(nereid.run(*SOURCES[name], "--format", "bibtex"), encoding="utf-8")
    # the same references by another way out of the program
    ours = {one["id"]: one for one in json.loads(nereid.run(*SOURCES[name], "--format", "csl"))}
    options = ["--validate-datamodel", "--output-format=biblatexml", "--output-file=theirs.bltxml"]
    log = biber(nereid.folder, *options, "ours.bib")
    theirs = {one.get("id"): one for one in ElementTree.parse(nereid.path("theirs.bltxml")).getroot()}
    compare = judge("biber")
    compare.same(f"{name}: entries", len(ours), len(theirs))
    assert list(ours) == list(theirs)
    odd = [line for line in log.splitlines() if re.match("WARN|ERROR", line) and not KNOWN.search(line)]
    compare.accepts(f"{name}: all but fields that INSPIRE has and biblatex has not", odd)
    names = [(key, name) for key, one in ours.items() for name in our_names(one)]
    compare.same(f"{name}: names of authors", len(names), sum(len(their_names(one)) for one in theirs.values()))
    assert names == [(key, name) for key, one in theirs.items() for name in their_names(one)]
    dois = {key: one["DOI"] for key, one in ours.items() if "DOI" in one}
    found = {key: text for key, one in theirs.items() if (text := one.findtext(f"{XML}doi")) is not None}
    compare.same(f"{name}: DOIs", len(dois), len(found))
    assert dois == found


def our_names(reference) -> list:
    """Of people and institutions; "others" is no author of BibTeX, a collaboration only where nobody is named."""
    named = [one for one in reference.get("author", []) if one.get("literal") != "others"]
    people = [one for one in named if not one.get("literal", "").endswith("Collaboration")] or named
    kinds = ("non-dropping-particle", "dropping-particle", "family", "literal")
    return [plain(" ".join(one[kind] for kind in kinds if kind in one)) for one in people]


def their_names(entry) -> list:
    """Family names with what stands before them."""
    people = entry.findall(f"{XML}names[@type='author']/{XML}name")
    return [plain(" ".join(part for kind in ("prefix", "family") for part in parts(one, kind))) for one in people]


def parts(name, kind: str) -> list:
    found = name.findall(f"{XML}namepart[@type='{kind}']")
    return [" ".join(one.itertext()).strip() for one in found]


def plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
