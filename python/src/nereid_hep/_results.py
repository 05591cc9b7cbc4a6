"""What all results can do: become a table of another library, be drawn, show a picture in a notebook."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import numpy as np

from .errors import ExtraMissing

if TYPE_CHECKING:
    import pandas
    import pyarrow
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

#: Size of a picture in a notebook [inches], and its resolution.
PICTURE = (5.6, 3.8)
DOTS_PER_INCH = 110


class Table:
    """A result with columns."""

    def columns(self) -> dict[str, np.ndarray[Any, Any]]:
        """Flat columns of equal length by name, with units in the names; arrays of several axes in the order of C."""
        raise NotImplementedError

    def to_pandas(self) -> pandas.DataFrame:
        """The columns as a pandas.DataFrame.

        Raises
        ------
        ExtraMissing : without pandas
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional
        except ImportError as error:
            raise ExtraMissing("pandas", "pandas") from error
        return pd.DataFrame(self.columns())

    def to_arrow(self) -> pyarrow.Table:  # pyright: ignore[reportUnknownParameterType] - pyarrow has no types
        """The columns as a pyarrow.Table.

        Raises
        ------
        ExtraMissing : without pyarrow
        """
        try:
            import pyarrow as pa  # noqa: PLC0415 - optional
        except ImportError as error:
            raise ExtraMissing("pyarrow", "pyarrow") from error
        return pa.table(self.columns())


class Drawn(Table):
    """A result with a picture, which a notebook shows where matplotlib is installed."""

    def draw(self, axes: Axes) -> None:
        """Draws into axes of matplotlib."""
        raise NotImplementedError

    def plot(self, axes: Axes | None = None) -> Axes:
        """Draws into these axes of matplotlib, or the current ones of pyplot, and returns them.

        Raises
        ------
        ExtraMissing : without matplotlib
        """
        if axes is None:
            try:
                from matplotlib import pyplot  # noqa: PLC0415 - optional
            except ImportError as error:
                raise ExtraMissing("matplotlib", "plot") from error
            axes = pyplot.gca()
        self.draw(axes)
        return axes

    def figure(self) -> Figure:
        """A figure of matplotlib of its own, which pyplot does not know."""
        try:
            from matplotlib.figure import Figure  # noqa: PLC0415 - optional
        except ImportError as error:
            raise ExtraMissing("matplotlib", "plot") from error
        figure = Figure(figsize=PICTURE, layout="constrained")
        self.draw(figure.add_subplot())
        return figure

    def _repr_png_(self) -> bytes | None:
        try:
            figure = self.figure()
        except ImportError:
            return None
        written = io.BytesIO()
        figure.savefig(written, format="png", dpi=DOTS_PER_INCH)
        return written.getvalue()


def flat(values: Any, count: int) -> np.ndarray[Any, Any]:
    """A column of `count` rows from a number or an array."""
    array = np.asarray(values)
    return np.full(count, array) if array.ndim == 0 else array.reshape(-1)
