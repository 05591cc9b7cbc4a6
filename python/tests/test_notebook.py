"""The tutorial notebook runs, and the page of the documentation is what it prints."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from test_documentation import assert_same

RENDER = Path(__file__).resolve().parents[1] / "tutorials" / "render.py"


@pytest.fixture(scope="module")
def render():
    specification = importlib.util.spec_from_file_location("render", RENDER)
    assert specification is not None
    assert specification.loader is not None
    module = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(module)
    return module


def test_the_notebook_runs_with_a_short_chain_and_is_the_page(render):
    notebook = render.executed(steps=60)
    text, drawings = render.page(notebook)
    assert len(drawings) == 2
    assert all(drawing.startswith("<?xml") and "viewBox" in drawing for drawing in drawings.values())
    committed = render.PAGE.read_text(encoding="utf-8")
    for name in drawings:
        assert f"../images/{name}" in committed
        assert (render.DOCS / "images" / name).exists()
    # but for the length of the chain, and what it changes
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        if render.STEPS in tags:
            continue
        assert cell.source in committed, "run python python/tutorials/render.py"
        if cell.cell_type == "code" and render.VARIES not in tags and render.printed(cell):
            after = committed.split(f"```python\n{cell.source}\n```\n\n```text\n")[1]
            assert_same(render.printed(cell), after.split("```")[0])
    assert text.count("```python") == committed.count("```python")
