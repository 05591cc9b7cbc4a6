"""Runs the tutorial notebook, and writes it as the page docs/tutorials/in-a-notebook.md with its pictures.

``python python/tutorials/render.py`` after a change of the notebook, with the package and python/requirements.txt
installed.
"""

from __future__ import annotations

import base64
import os
import re
import sys
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).resolve().parent
NOTEBOOK = HERE / "own-model.ipynb"
DOCS = HERE.parents[1] / "docs"
PAGE = DOCS / "tutorials" / "in-a-notebook.md"
#: The cell with this tag is one line, the number of steps of the chain; those tagged `varies` print what depends on it.
STEPS, VARIES = "steps", "varies"


def executed(steps: int | None = None) -> Any:
    """The notebook with its outputs. @param steps another length of the chain"""
    notebook = nbformat.read(NOTEBOOK, as_version=4)
    if steps is not None:
        for cell in notebook.cells:
            if STEPS in cell.metadata.get("tags", []):
                cell.source = re.sub(r"= \d+", f"= {steps}", cell.source)
    # pictures without the time of day
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    NotebookClient(notebook, timeout=300, kernel_name="python3").execute()
    return notebook


def printed(cell: Any) -> str:
    """What a cell printed, and the text of its last value where that is no picture."""
    parts = []
    for output in cell.get("outputs", []):
        if output.output_type == "stream" and output.name == "stdout":
            parts.append(output.text)
        elif output.output_type == "execute_result" and "image/svg+xml" not in output.data:
            parts.append(output.data["text/plain"] + "\n")
    return "".join(parts)


def picture(cell: Any) -> str | None:
    """The drawing of a cell."""
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if "image/svg+xml" in data:
            return re.sub(r"<metadata>.*?</metadata>\s*", "", data["image/svg+xml"], flags=re.DOTALL)
        if "image/png" in data:
            raise ValueError(f"a picture as PNG of {len(base64.b64decode(data['image/png']))} bytes: draw it as SVG")
    return None


def page(notebook: Any) -> tuple[str, dict[str, str]]:
    """The text of the page, and its drawings by the names of their files."""
    parts: list[str] = []
    drawings: dict[str, str] = {}
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            parts.append(cell.source)
            continue
        parts.append(f"```python\n{cell.source}\n```")
        if printed(cell).strip():
            parts.append(f"```text\n{printed(cell).rstrip()}\n```")
        drawing = picture(cell)
        if drawing is not None:
            name = f"notebook-{len(drawings) + 1}.svg"
            drawings[name] = drawing
            parts.append(f"![{cell.metadata['alt']}](../images/{name})")
    return "\n\n".join(parts) + "\n", drawings


def main() -> None:
    """Writes page and drawings."""
    text, drawings = page(executed())
    PAGE.write_text(text, encoding="utf-8")
    for name, drawing in drawings.items():
        (DOCS / "images" / name).write_text(drawing, encoding="utf-8")
    print(f"wrote {PAGE} and {', '.join(drawings)}", file=sys.stderr)


if __name__ == "__main__":
    main()
