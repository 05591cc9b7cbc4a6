"""The callable for samplers."""

from __future__ import annotations

import multiprocessing
import pickle

import numpy as np
import pytest

import nereid_hep as n
from nereid_hep import evaluation

NAMES = ["ccfr", "charm-ii", "nutev"]


@pytest.fixture(scope="module")
def likelihood():
    return n.LogLikelihood("lmu-ltau", NAMES, free=["mass", "gPrime"])


def test_it_is_minus_half_the_chi_square_of_the_measurements(likelihood):
    points = np.array([[0.1, 1e-3], [1.0, 2e-3], [0.01, 1e-4]])
    expected = np.zeros(3)
    for name in NAMES:
        kernel = n.kernel(name)
        V = kernel.standard_model.V + points[:, 1:] ** 2 / (np.sqrt(2) * 1.1663788e-5 * (points[:, :1] ** 2 + kernel.T))
        expected -= kernel.chi_square(kernel.ratio(V, 0.5)) / 2
    np.testing.assert_allclose(likelihood(points), expected, rtol=1e-12)


def test_one_point_is_a_number_and_many_are_an_array(likelihood):
    points = np.column_stack([np.geomspace(0.01, 1, 20), np.geomspace(1e-4, 1e-2, 20)])
    many = likelihood(points)
    assert many.shape == (20,)
    assert [likelihood(point) for point in points] == many.tolist()
    assert np.ndim(likelihood(points[0])) == 0
    assert likelihood(np.empty((0, 2))).shape == (0,)


def test_what_is_no_point_has_minus_infinity_and_a_reason(likelihood):
    points = np.array([[0.1, 1e-3], [-1, 1e-3], [np.nan, 1e-3], [0.1, 1e200], [0.1, np.inf]])
    assert np.isneginf(likelihood(points)).tolist() == [False, True, True, True, True]
    assert likelihood.why(points[0]) is None
    assert "mass = -1" in likelihood.why(points[1])
    assert "mass = nan" in likelihood.why(points[2])
    assert "gPrime = 1e+200" in likelihood.why(points[3])
    assert "gPrime = inf" in likelihood.why(points[4])


TAU = "tau decays are computed for a boson from 5 GeV on"


@pytest.fixture
def with_tau(monkeypatch):
    """A likelihood where tau is not evaluated below 5 GeV, of a program that tells so, whatever the one here does."""

    def told(question, given):
        for start, reply in evaluation.replies(question, given):
            codes = reply["verdicts"]["codes"]["tau"]
            rows = [row for row, code in enumerate(codes) if reply["verdicts"]["words"][code] == "notEvaluated"]
            entry = {"constraint": "tau", "count": len(rows), "row": rows[0] if rows else 0, "reason": TAU}
            yield start, {**reply, "notEvaluated": [entry] if rows else []}

    monkeypatch.setattr("nereid_hep.likelihood.replies", told)
    return n.LogLikelihood("lmu-ltau", ["ccfr", "tau"], free=["mass", "gPrime"])


def test_what_a_constraint_does_not_evaluate_has_its_reason_and_a_warning_once(with_tau):
    assert np.isfinite(with_tau([[10, 1e-3], [20, 1e-3]])).all()
    with pytest.warns(UserWarning, match=f"tau does not evaluate some points: {TAU}.*prior should leave") as met:
        found = with_tau([[10, 1e-3], [-1, 1e-3], [1, 1e-3], [2, 1e-3]])
    assert [warning.filename for warning in met] == [__file__]
    assert np.isneginf(found).tolist() == [False, True, True, True]
    # warnings are errors here
    assert np.isneginf(with_tau([1, 1e-3]))
    assert np.isneginf(pickle.loads(pickle.dumps(with_tau))([1, 1e-3]))
    with pytest.warns(UserWarning, match=TAU):
        n.LogLikelihood("lmu-ltau", ["ccfr", "tau"], free=["mass", "gPrime"])([1, 1e-3])


def test_the_reason_of_a_point_that_is_not_evaluated_is_that_of_the_constraint(with_tau):
    assert with_tau.why([1, 1e-3]) == f"tau is not evaluated: {TAU}"
    assert "mass = -1" in with_tau.why([-1, 1e-3])
    assert with_tau.why([10, 1e-3]) is None


def test_the_program_tells_which_constraint_did_not_evaluate_points_and_why():
    of_tau = n.LogLikelihood("lmu-ltau", ["ccfr", "tau"], free=["mass", "gPrime"])
    assert TAU in of_tau.why([1, 1e-3])
    with pytest.warns(UserWarning, match=TAU):
        of_tau([[10, 1e-3], [1, 1e-3]])
    assert TAU in n.evaluate("lmu-ltau", "tau", mass=[10, 1], gPrime=1e-3).not_evaluated["tau"]


def test_a_program_that_does_not_tell_leaves_the_reason_open(monkeypatch):
    def silent(question, given):
        for start, reply in evaluation.replies(question, given):
            yield start, {name: value for name, value in reply.items() if name != "notEvaluated"}

    monkeypatch.setattr("nereid_hep.likelihood.replies", silent)
    of_tau = n.LogLikelihood("lmu-ltau", "tau", free=["mass", "gPrime"])
    assert np.isneginf(of_tau([1, 1e-3]))
    assert "does not evaluate this point" in of_tau.why([1, 1e-3])


def test_fixed_parameters_and_logarithms():
    both = n.LogLikelihood("lmu-ltau", "ccfr", free=["mass", "gPrime"])
    one = n.LogLikelihood("lmu-ltau", "ccfr", free=["gPrime"], fixed={"mass": 0.1}, logarithmic=["gPrime"])
    assert one.ndim == 1
    assert one([-3]) == pytest.approx(both([0.1, 1e-3]), rel=1e-12)
    assert one([[500.0], [-3.0]]).tolist() == [-np.inf, one([-3])]


@pytest.mark.parametrize("method", ["spawn", "forkserver"])
def test_it_goes_to_other_processes(likelihood, method):
    points = np.array([[0.1, 1e-3], [1.0, 2e-3]])
    again = pickle.loads(pickle.dumps(likelihood))
    assert again(points).tolist() == likelihood(points).tolist()
    with multiprocessing.get_context(method).Pool(1) as pool:
        assert pool.map(likelihood, points) == likelihood(points).tolist()


@pytest.mark.parametrize(
    ("point", "said"),
    [
        ([0.1], r"shape of point = \(1,\).*Give 2 numbers \(mass, gPrime\).*\(N, 2\)"),
        (0.1, "shape of point"),
        (np.ones((2, 3)), "shape of point"),
        (np.ones((2, 2, 2)), "shape of point"),
        (["a", "b"], "point = .*not an array of numbers"),
        (np.ma.masked_less([0.1, -1.0], 0), r"point\[1\] = masked: no number. Fill masked values"),
    ],
)
def test_points_of_the_wrong_shape_are_refused(likelihood, point, said):
    with pytest.raises(n.InputError, match=said):
        likelihood(point)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"free": ["mass", "mass"]}, 'free = "mass": given twice'),
        ({"free": ["mass"], "fixed": {"mass": 1}}, 'free = "mass": given twice'),
        ({"free": []}, "free = .*no names"),
        ({"free": ["mass"], "fixed": {"gPrime": np.nan}}, "gPrime = nan"),
        (
            {"free": ["mass"], "fixed": {"gPrime": [1e-3, 2e-3]}},
            r"gPrime = \[0.001, 0.002\]: not a single number. Give",
        ),
        ({"free": ["mass"], "fixed": {"gPrime": np.ones(1)}}, "gPrime = .*not a single number"),
        ({"free": ["mass"], "fixed": {"gPrime": {"a": 1}}}, "gPrime = .*not a number"),
        ({"free": ["mass"], "fixed": {"gPrime": None}}, "gPrime = "),
        ({"free": ["mass"], "logarithmic": ["gPrime"]}, "logarithmic = .gPrime.*not among"),
    ],
)
def test_definitions_that_cannot_be_used_are_refused(arguments, said):
    with pytest.raises(n.InputError, match=said):
        n.LogLikelihood("lmu-ltau", "ccfr", **arguments)


def test_names_that_the_program_does_not_know_are_refused_at_the_first_point():
    wrong = n.LogLikelihood("lmu-ltau", "ccfr", free=["mass", "gPrim"])
    with pytest.raises(n.InputError, match="gPrim"):
        wrong([0.1, 1e-3])
