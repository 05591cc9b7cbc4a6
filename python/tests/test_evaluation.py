"""Points of a model: shapes, verdicts, what is no point; against kernels and limits."""

from __future__ import annotations

import numpy as np
import pytest

import nereid_hep as n
from nereid_hep._calls import call


def test_parameters_broadcast_as_in_numpy():
    mass, coupling = np.array([0.01, 0.1, 1.0]), np.array([1e-4, 1e-3])
    plane = n.evaluate("lmu-ltau", mass=mass[:, None], gPrime=coupling)
    assert plane.shape == plane.ratio["ccfr"].shape == plane.verdict["combined"].shape == plane.excluded.shape == (3, 2)
    assert plane.parameters["mass"].shape == (3, 2)
    one = n.evaluate("lmu-ltau", mass=0.1, gPrime=1e-3)
    assert one.shape == ()
    assert one.ratio["charm-ii"] == plane.ratio["charm-ii"][1, 1]
    assert one.chi_square["combined"] == plane.chi_square["combined"][1, 1]
    assert str(one.verdict["combined"]) == plane.verdict["combined"][1, 1]
    empty = n.evaluate("lmu-ltau", "ccfr", mass=np.empty((0, 3)), gPrime=1e-3)
    assert empty.ratio["ccfr"].shape == empty.excluded.shape == (0, 3)


def test_chi_squares_are_those_of_the_kernels_and_add():
    points = n.evaluate("lmu-ltau", ["ccfr", "charm-ii"], mass=[0.01, 0.1, 1.0], gPrime=[5e-4, 2e-3, 1e-3])
    total = np.zeros(3)
    for name in ("ccfr", "charm-ii"):
        kernel = n.kernel(name)
        np.testing.assert_allclose(points.chi_square[name], kernel.chi_square(points.ratio[name]), rtol=1e-12)
        np.testing.assert_allclose(points.pull[name], kernel.pull(points.ratio[name]), rtol=1e-12)
        total += points.chi_square[name]
    np.testing.assert_allclose(points.chi_square["combined"], total, rtol=1e-12)


def test_points_beside_a_limit_are_on_its_two_sides():
    edge = n.limit("ccfr", mass=[0.01, 1.0]).coupling_upper
    beside = n.evaluate("lmu-ltau", "ccfr", mass=[0.01, 1.0], gPrime=edge * np.array([[1 - 1e-9], [1 + 1e-9]]))
    assert beside.excluded.tolist() == [[False, False], [True, True]]
    assert beside.allowed.tolist() == [[True, True], [False, False]]


def test_a_point_out_of_range_is_invalid_with_its_reason_and_neither_allowed_nor_excluded():
    points = n.evaluate("lmu-ltau", ["ccfr", "nutev"], mass=[0.1, -1.0, 1.0], gPrime=1e-3)
    assert points.verdict["combined"].tolist() == ["allowed", "invalidInput", "allowed"]
    assert np.isnan(points.ratio["ccfr"]).tolist() == [False, True, False]
    assert points.excluded.tolist() == [False, False, False]
    assert points.allowed.tolist() == [True, False, True]
    assert list(points.invalid) == [1]
    assert "mass = -1" in points.invalid[1]


def test_observables_beside_tridents_have_their_prediction():
    points = n.evaluate("lmu-ltau", ["ccfr", "g-2"], mass=0.1, gPrime=[5e-4, 1e-3])
    # (g−2)/2 of a Z′: g²/(8π²) ∫ 2m²x²(1−x)/(m²x² + M²(1−x)), so it grows as g²
    assert points.ratio["g-2"][1] == pytest.approx(4 * points.ratio["g-2"][0], rel=1e-9)


def test_many_points_come_in_parts_and_in_their_order(monkeypatch):
    couplings = np.linspace(1e-4, 3e-3, 1001)
    whole = n.evaluate("lmu-ltau", "ccfr", mass=0.1, gPrime=couplings)
    monkeypatch.setattr("nereid_hep.evaluation.POINTS_A_CALL", 100)
    parts = n.evaluate("lmu-ltau", "ccfr", mass=0.1, gPrime=np.r_[couplings[:-1], -1.0])
    np.testing.assert_array_equal(parts.ratio["ccfr"][:-1], whole.ratio["ccfr"][:-1])
    assert list(parts.invalid) == [1000]


def test_why_a_constraint_did_not_evaluate_points_is_told(monkeypatch):
    def told(method, params, progress):
        reply = call(method, params, progress)
        first = params["columns"]["mass"][0]
        entries = [{"constraint": "tau", "count": 2, "row": 0, "reason": f"too light: {first}"}] if first < 5 else []
        return {**reply, "notEvaluated": entries}

    monkeypatch.setattr("nereid_hep.evaluation.call", told)
    monkeypatch.setattr("nereid_hep.evaluation.POINTS_A_CALL", 2)
    points = n.evaluate("lmu-ltau", ["ccfr", "tau"], mass=[10.0, 20.0, 1.0, 2.0, 3.0], gPrime=1e-3)
    assert points.verdict["tau"].tolist()[2:] == ["notEvaluated"] * 3
    assert points.not_evaluated == {"tau": "too light: 1.0"}
    assert n.evaluate("lmu-ltau", "ccfr", mass=[10.0], gPrime=1e-3).not_evaluated == {}
    monkeypatch.setattr("nereid_hep.evaluation.call", call)
    assert n.evaluate("lmu-ltau", "ccfr", mass=[10.0], gPrime=1e-3).not_evaluated == {}


def test_another_flux_and_accuracy_are_those_of_the_kernel():
    asked = {"mass": 0.1, "gPrime": 2e-3}
    for options in ({"flux": "mean-energy"}, {"tolerance": 1e-2}, {"flux": "mean-energy", "tolerance": 1e-2}):
        kernel = n.kernel("ccfr", **options)
        V = kernel.standard_model.V + 2e-3**2 / (np.sqrt(2) * kernel.fermi_constant * (0.1**2 + kernel.T))
        expected = pytest.approx(kernel.ratio(V, kernel.standard_model.A), rel=1e-12)
        assert n.ratio("ccfr", "lmu-ltau", **options, **asked).ratio == expected
        assert n.evaluate("lmu-ltau", "ccfr", **options, **asked).ratio["ccfr"] == expected
        assert n.ratio("ccfr", "lmu-ltau", **asked).ratio != expected


@pytest.mark.parametrize("function", [n.evaluate, lambda *given, **values: n.ratio("ccfr", *given, **values)])
def test_a_parameter_that_is_given_twice_is_refused(function):
    with pytest.raises(n.InputError, match=r"mass = \(0.1, 0.2\): given twice. Give mass once") as refused:
        function("lmu-ltau", parameters={"mass": 0.1}, mass=0.2, gPrime=1e-3)
    assert refused.value.subject == "mass"


MASKED = np.ma.masked_less([0.1, -1.0], 0)


@pytest.mark.parametrize(
    "call_with_mask",
    [
        lambda: n.evaluate("lmu-ltau", mass=MASKED, gPrime=1e-3),
        lambda: n.evaluate("lmu-ltau", mass=[MASKED, MASKED], gPrime=1e-3),
        lambda: n.evaluate("lmu-ltau", mass=[0.1, np.ma.masked], gPrime=1e-3),
        lambda: n.ratio("ccfr", "lmu-ltau", parameters={"mass": MASKED}, gPrime=1e-3),
        lambda: n.limit("ccfr", mass=MASKED),
        lambda: n.limit("ccfr", "vector", mass=0.1, parameters={"nuMu": np.ma.masked, "vectorMu": 1}),
        lambda: n.cross_section("numu:mumu", "Ar40", MASKED),
        lambda: n.kernel("ccfr").ratio(MASKED[:, None], 0.5),
        lambda: n.kernel("ccfr").pull(MASKED),
    ],
)
def test_masked_values_are_refused(call_with_mask):
    with pytest.raises(
        n.InputError, match=r"(mass|energy|V|ratio|argument).* = masked: no number. Fill masked values.*drop"
    ):
        call_with_mask()


def test_a_masked_array_without_masked_values_is_an_array():
    whole = n.ratio("ccfr", "lmu-ltau", mass=np.ma.array([0.1, 1.0]), gPrime=1e-3)
    assert whole.ratio.tolist() == n.ratio("ccfr", "lmu-ltau", mass=[0.1, 1.0], gPrime=1e-3).ratio.tolist()


def test_correlated_measurements_have_the_chi_square_of_their_covariance():
    asked = {"mass": 0.1, "gPrime": 1e-3}
    correlations = [{"experiments": ["ccfr", "charm-ii"], "coefficient": 0.4, "reason": "a test"}]
    points = n.evaluate("lmu-ltau", ["ccfr", "charm-ii"], correlations=correlations, **asked)
    pulls = np.array([points.pull["ccfr"], points.pull["charm-ii"]])
    inverse = np.linalg.inv([[1, 0.4], [0.4, 1]])
    assert points.chi_square["combined"] == pytest.approx(pulls @ inverse @ pulls, rel=1e-12)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"mass": [0.1, np.nan], "gPrime": 1e-3}, r"mass\[1\] = nan: not a finite number"),
        ({"mass": np.ones(3), "gPrime": np.ones(4)}, r"shapes = .*do not fit together"),
        ({"mass": 0.1, "gprime": 1e-3}, "gprime.*Did you mean .*gPrime"),
        ({"mass": 0.1}, "gPrime"),
        ({"mass": {"a": 1}, "gPrime": 1e-3}, "mass = .*not a number"),
        ({"model": "lmultau", "mass": 0.1, "gPrime": 1e-3}, "Did you mean .*lmu-ltau"),
        ({"constraints": ["ccfr", "charmii"], "mass": 0.1, "gPrime": 1e-3}, "Did you mean .*charm-ii"),
        ({"constraints": ["ccfr", "ccfr"], "mass": 0.1, "gPrime": 1e-3}, "ccfr.*twice"),
        ({"outputs": ["ratios"], "mass": 0.1, "gPrime": 1e-3}, "ratios"),
    ],
)
def test_what_cannot_be_used_is_refused(arguments, said):
    with pytest.raises(n.InputError, match=said):
        n.evaluate(**{"model": "lmu-ltau", **arguments})


def test_a_ratio_has_its_errors_by_source_which_are_those_of_two_cross_sections():
    asked = {"mass": 0.1, "gPrime": [0.0, 1e-3, 2e-3]}
    found = n.ratio("charm-ii", "lmu-ltau", uncertainties=True, **asked)
    errors, of_model, standard = (
        found.uncertainties,
        found.cross_section_uncertainties,
        found.standard_model_uncertainties,
    )
    assert errors is not None and of_model is not None and standard is not None
    sources = {name for name in errors if name != "total"}
    assert {"couplings", "density:O", "flux-shape:charm-ii", "composition:CHARM-II glass"} <= sources
    for name in sources:
        np.testing.assert_allclose(errors[name], (1 + of_model[name]) / (1 + standard[name]) - 1, atol=1e-12)
    # without new physics both are the same number
    np.testing.assert_allclose(errors["total"][0], 0, atol=1e-12)
    leading = n.ratio("charm-ii", "lmu-ltau", couplings="leading", **asked)
    np.testing.assert_allclose(errors["couplings"], leading.ratio / found.ratio - 1, atol=1e-12)
    assert found.columns()["error_couplings"].shape == (3,)
    assert n.ratio("charm-ii", "lmu-ltau", **asked).uncertainties is None
