"""Every block of Python of the pages about this package runs and prints what stands under it."""

from __future__ import annotations

import contextlib
import io
import re
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[2]
#: Runs as a notebook.
NOTEBOOK = REPOSITORY / "docs" / "tutorials" / "in-a-notebook.md"
#: Under a line that ends so: what checks/test_flavio.py and judges/test_pyhf_templates.py run.
OTHERS = ("by those of the package:", "with pyhf:")
FENCED = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?")


def pages():
    """Pages that import the package, as tests/docs.test.ts knows them."""
    folders = [REPOSITORY / "docs", REPOSITORY / "python", REPOSITORY / "README.md"]
    files = [path for folder in folders for path in ([folder] if folder.is_file() else sorted(folder.rglob("*.md")))]
    return [path for path in files if "import nereid_hep" in path.read_text(encoding="utf-8") and path != NOTEBOOK]


def blocks(text):
    """(code, what it prints) of every block of Python; the latter is None where nothing is shown."""
    fences = list(FENCED.finditer(text))
    for fence, following in zip(fences, [*fences[1:], None], strict=True):
        lead = text[: fence.start()].rstrip().rpartition("\n")[2]
        if fence[1] != "python" or lead.endswith(OTHERS):
            continue
        shown = following is not None and following[1] == "text" and text[fence.end() : following.start()].strip() == ""
        yield fence[2], following[2] if shown else None


def assert_same(printed: str, shown: str) -> None:
    """The same words, and numbers to 0.2 % or a unit of the last digit shown: what a reader calls the same."""

    def words(text: str) -> str:
        return re.sub(r"\s+", " ", NUMBER.sub("#", text)).strip()

    assert words(printed) == words(shown)
    for found, expected in zip(NUMBER.findall(printed), NUMBER.findall(shown), strict=True):
        decimals = re.search(r"\.(\d+)(?:e([+-]?\d+))?$", expected)
        last = 0.0 if decimals is None else 10.0 ** (int(decimals[2] or 0) - len(decimals[1]))
        assert abs(float(found) - float(expected)) <= max(2e-3 * abs(float(expected)), 1.001 * last), (found, expected)


@pytest.mark.parametrize("page", pages(), ids=lambda path: str(path.relative_to(REPOSITORY)))
def test_the_code_of_a_page_prints_what_it_shows(page, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MPLBACKEND", "agg")
    names: dict[str, object] = {"__name__": "__main__"}
    found = list(blocks(page.read_text(encoding="utf-8")))
    assert found
    for code, shown in found:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(compile(code, str(page), "exec"), names)
        if shown is not None:
            assert_same(printed.getvalue(), shown)


def test_pages_are_found():
    assert REPOSITORY / "docs" / "tutorials" / "from-python.md" in pages()
