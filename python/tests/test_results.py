"""Tables and pictures of results; the catalogue; the names of the package."""

from __future__ import annotations

import inspect
import shutil
import subprocess
import sys
from pathlib import Path

import matplotlib as mpl
import numpy as np
import pandas
import pytest

import nereid_hep as n

mpl.use("agg")


@pytest.fixture(scope="module")
def points():
    return n.evaluate("lmu-ltau", ["ccfr", "charm-ii"], mass=np.array([[0.1], [1.0]]), gPrime=[5e-4, 2e-3])


def test_a_table_has_a_row_for_each_point_in_the_order_of_numpy(points):
    frame = points.to_pandas()
    assert list(frame) == [
        *("mass", "gPrime"),
        *("ccfr_ratio", "ccfr_pull", "ccfr_chiSquare", "ccfr_verdict"),
        *("charm-ii_ratio", "charm-ii_pull", "charm-ii_chiSquare", "charm-ii_verdict"),
        *("combined_chiSquare", "combined_verdict"),
    ]
    assert frame["mass"].tolist() == [0.1, 0.1, 1.0, 1.0]
    assert frame["gPrime"].tolist() == [5e-4, 2e-3, 5e-4, 2e-3]
    assert frame["ccfr_ratio"].tolist() == points.ratio["ccfr"].ravel().tolist()
    assert frame["combined_verdict"].tolist() == points.verdict["combined"].ravel().tolist()
    assert points.to_arrow().to_pandas()["ccfr_ratio"].tolist() == frame["ccfr_ratio"].tolist()
    single = n.evaluate("lmu-ltau", mass=0.1, gPrime=1e-3).to_pandas()
    assert len(single) == 1


@pytest.mark.parametrize(
    "result",
    [
        lambda: n.limit("ccfr", mass=np.geomspace(0.01, 10, 4)),
        lambda: n.limit("ccfr", mass=0.1),
        lambda: n.cross_section("numu:mumu", "Ar40", [1.0, 5.0]),
        lambda: n.ratio("ccfr", "lmu-ltau", mass=0.1, gPrime=[1e-3, 2e-3]),
        lambda: n.rate("dune-nd", "numu:mumu"),
        lambda: n.spectrum("pairMass", target="Ar40", energy=5.0, events=1000, bins=5),
        lambda: n.events(10, target="Ar40", energy=5.0),
    ],
)
def test_every_result_is_a_table_and_what_can_be_drawn_has_a_picture(result):
    found = result()
    frame = found.to_pandas()
    assert isinstance(frame, pandas.DataFrame)
    assert {len(column) for column in found.columns().values()} == {len(frame)}
    if isinstance(found, n.Limit | n.CrossSection | n.Rate | n.Spectrum):
        assert found._repr_png_().startswith(b"\x89PNG")
        axes = mpl.figure.Figure().add_subplot()
        assert found.plot(axes) is axes
        assert axes.get_xlabel() != ""
        assert axes.has_data()


def test_cross_sections_at_no_energy_are_empty():
    for energies in ([], np.empty((0, 3))):
        empty = n.cross_section("numu:mumu", "Ar40", energies)
        assert empty.per == n.cross_section("numu:mumu", "Ar40", 1.0).per
        assert empty.sigma_cm2.shape == empty.converged.shape == empty.energy_gev.shape == np.shape(energies)
        assert empty.invalid == {}
        assert len(empty.to_pandas()) == 0
    with pytest.raises(n.InputError, match="Ar400"):
        n.cross_section("numu:mumu", "Ar400", [])


def test_a_band_of_densities_is_around_the_cross_section():
    hadronic = {"nuclearFormFactor": "ensemble"}
    banded = n.cross_section("numu:mumu", "Ar40", [1.0, 5.0], hadronic=hadronic, tolerance=1e-3)
    assert np.all(banded.band_low_cm2 <= banded.sigma_cm2)
    assert np.all(banded.sigma_cm2 <= banded.band_high_cm2)
    assert "band_low_cm2" in banded.columns()
    assert n.cross_section("numu:mumu", "Ar40", 5.0).band_low_cm2 is None


def test_results_cannot_be_changed(points):
    with pytest.raises(AttributeError):
        points.ratio = {}
    with pytest.raises(ValueError, match="read-only"):
        n.kernel("ccfr").T[0] = 1


@pytest.mark.parametrize(
    ("package", "call", "said"),
    [
        (
            "pandas",
            "n.limit('ccfr', mass=0.1).to_pandas()",
            "pandas is not installed. Run `pip install 'nereid-hep[pandas]'`",
        ),
        ("pyarrow", "n.limit('ccfr', mass=0.1).to_arrow()", "nereid-hep[pyarrow]"),
        ("matplotlib", "n.limit('ccfr', mass=0.1).plot()", "nereid-hep[plot]"),
        ("matplotlib", "print(n.limit('ccfr', mass=0.1)._repr_png_())", "None"),
    ],
)
def test_without_an_optional_package_the_error_has_its_command(package, call, said):
    script = f"import sys; sys.modules[{package!r}] = None; import nereid_hep as n\n{call}"
    printed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert said in printed.stdout + printed.stderr


def test_models_and_constraints_are_those_of_the_program():
    models = {model.name: model for model in n.models()}
    assert models["lmu-ltau"].limitable
    mass = models["lmu-ltau"].parameters[0]
    assert (mass.name, mass.unit, mass.minimum) == ("mass", "GeV", 1e-3)
    constraints = {one.id: one for one in n.constraints()}
    assert constraints["ccfr"].status == "measured"
    assert "lmu-ltau" in constraints["g-2"].models


def test_the_public_names_have_docstrings_and_do_not_change_unseen():
    assert n.__all__ == [
        *("Bound", "CalculationFailed", "ChannelKernel", "Constraint", "CrossSection", "Evaluation", "Events"),
        *("ExtraMissing", "InputError", "Kernel", "Landscape", "Limit", "LogLikelihood", "Measurement", "Model"),
        *("NereidError", "NodeMissing", "Parameter", "ParameterIntervals", "ParameterLimit", "ProgramMissing", "Rate"),
        *("Ratio", "Reweighted", "SessionDied", "Spectrum", "StandardModel", "__version__", "cite", "close"),
        *("constraints", "cross_section", "evaluate", "events", "kernel", "landscape", "limit", "models"),
        *("parameter_intervals", "rate", "ratio", "reweight", "spectrum"),
    ]
    for name in n.__all__:
        public = getattr(n, name)
        if name != "__version__":
            assert inspect.getdoc(public), name
    assert (Path(n.__file__).parent / "py.typed").exists()


def test_the_licence_is_that_of_the_repository():
    folder = Path(__file__).resolve().parents[1]
    assert (folder / "LICENSE").read_bytes() == (folder.parent / "LICENSE").read_bytes()


def test_the_command_is_the_program():
    command = shutil.which("nereid", path=str(Path(sys.executable).parent))
    assert command is not None
    printed = subprocess.run([command, "--version"], capture_output=True, text=True, check=True)
    assert printed.stdout.strip() == n.__version__
    asked = [command, "limit", "--constraint", "ccfr", "--mass", "0.1", "--json"]
    limit = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    assert repr(float(n.limit("ccfr", mass=0.1).coupling_upper)) in limit
    wrong = subprocess.run([command, "limit", "--constraint", "cffr"], capture_output=True, text=True, check=False)
    assert wrong.returncode == 2
    assert 'Did you mean "ccfr"' in wrong.stderr
