"""Limits against closed forms, and the shapes of arrays."""

from __future__ import annotations

import numpy as np
import pytest

import nereid_hep as n

FERMI_CONSTANT = 1.1663788e-5


def test_a_limit_has_the_shape_of_its_masses():
    one = n.limit("ccfr", mass=0.1)
    assert np.ndim(one.coupling_upper) == np.ndim(one.converged) == 0
    plane = n.limit("ccfr", mass=np.array([[0.1, 1.0], [10.0, 100.0]]))
    assert plane.coupling_upper.shape == plane.mass_over_coupling_gev.shape == (2, 2)
    assert plane.coupling_upper[0, 0] == one.coupling_upper
    assert np.all(np.diff(plane.coupling_upper.ravel()) > 0)
    assert np.all(plane.coupling_upper_numerical_error < 3e-4 * plane.coupling_upper)
    assert n.limit("ccfr", mass=[]).coupling_upper.shape == (0,)


def test_an_infinite_mass_is_the_contact_limit_which_heavy_masses_approach():
    found = n.limit(["ccfr", "charm-ii"], mass=[1e5, np.inf])
    heavy, contact = found.mass_over_coupling_gev
    assert heavy == pytest.approx(contact, rel=1e-8)
    # 1/(√2 G_F) (g/M)² added to V, as a contact term, sits on the edge of what is allowed
    shift = found.coupling_upper[1] ** 2 / (np.sqrt(2) * FERMI_CONSTANT)
    inside, outside = n.evaluate(
        "contact", ["ccfr", "charm-ii"], vector=shift * np.array([1 - 1e-9, 1 + 1e-9])
    ).excluded
    assert (inside, outside) == (False, True)


def test_islands_are_listed_where_interference_is_destructive():
    charges = {"nuMu": 1, "vectorMu": -1, "axialMu": -0.5}
    found = n.limit("ccfr", "vector", mass=[1.0], parameters=charges)
    (allowed,), (excluded,) = found.allowed, found.excluded
    assert len(allowed) == 2
    assert allowed[0][0] == 0
    assert excluded[-1][1] == np.inf
    assert allowed[-1][1] == found.coupling_upper[0]
    # as points: allowed in the islands, excluded between them
    (a, b), (c, d) = allowed
    verdicts = n.evaluate(
        "vector", "ccfr", mass=1.0, gPrime=[(a + b) / 2, (b + c) / 2, (c + d) / 2, d * 1.01], **charges
    )
    assert verdicts.excluded.tolist() == [False, True, False, True]


def test_charges_may_be_numbers_of_numpy():
    plain = n.limit("ccfr", "vector", mass=1.0, parameters={"nuMu": 1, "vectorMu": 1})
    assert plain.coupling_upper == n.limit("ccfr", mass=1.0).coupling_upper
    of_numpy = {"nuMu": np.int64(1), "vectorMu": np.float32(1)}
    assert n.limit("ccfr", "vector", mass=1.0, parameters=of_numpy).coupling_upper == plain.coupling_upper


def test_the_combination_lies_between_for_measurements_that_disagree():
    alone = [n.limit(one, mass=1.0).coupling_upper for one in ("ccfr", "charm-ii")]
    together = n.limit("ccfr, charm-ii", mass=1.0).coupling_upper
    assert min(alone) < together < max(alone)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"mass": np.nan}, "mass = nan: not a number"),
        ({"mass": [0.1, -1]}, "mass.* = -1: outside the valid range.*at least 0.001"),
        ({"mass": "heavy"}, 'mass = "heavy": not a number'),
        ({"mass": 0.1, "model": "lmu-tau"}, "Did you mean .*lmu-ltau"),
        ({"mass": 0.1, "model": "contact"}, "contact"),
        ({"mass": 0.1, "constraints": "cffr"}, "Did you mean .*ccfr"),
        ({"mass": 0.1, "constraints": []}, "constraints = .*no names"),
        ({"mass": 0.1, "constraints": 5}, "constraints = 5: no names"),
        (
            {"mass": 0.1, "model": "vector", "parameters": {"nuMu": np.nan}},
            "an argument of limit = .*nuMu.*Give finite",
        ),
        ({"mass": 0.1, "model": "vector", "parameters": {"nuMu": object()}}, "object is no number and no text"),
        ({"mass": 0.1, "confidence_level": 1.5}, "1.5"),
        ({"mass": 0.1, "statistic": "bayes"}, "bayes.*likelihood-ratio"),
        ({"mass": 0.1, "model": "vector"}, "charges"),
    ],
)
def test_what_cannot_be_used_is_refused(arguments, said):
    with pytest.raises(n.InputError, match=said):
        n.limit(**{"constraints": "ccfr", **arguments})


def test_theory_errors_make_limits_weaker_and_verdicts_agree_with_them():
    asked = {"mass": 0.1, "theory_errors": True}
    wide, narrow = n.limit("ccfr,nutev", **asked), n.limit("ccfr,nutev", mass=0.1)
    # what is not known is 2 % of a prediction, beside a measurement of 28 and 40 %
    assert 1 < wide.coupling_upper / narrow.coupling_upper < 1.01
    inside, outside = n.evaluate(
        "lmu-ltau", "ccfr,nutev", gPrime=wide.coupling_upper * np.array([1 - 1e-9, 1 + 1e-9]), **asked
    ).excluded
    assert (inside, outside) == (False, True)
    bound = n.landscape("lmu-ltau", mass=[0.1], constraints="ccfr", theory_errors=True)["ccfr"]
    assert bound.coupling_upper[0] == n.limit("ccfr", **asked).coupling_upper


def test_a_parameter_is_limited_where_the_ratio_is_as_much_higher_as_its_interval_says():
    found = n.parameter_intervals("ccfr", "contact", parameter="vector", statistic="measured-interval")
    assert (found.parameter, [one.name for one in found.limits]) == ("vector", ["CCFR"])
    ends = np.array(found.limits[0].allowed).ravel()
    # two-sided at 95 %: 0.82 ± 1.96 · 0.28, both ends of both sides of the parabola
    predicted = n.ratio("ccfr", "contact", vector=ends).ratio
    edges = 0.82 + np.array([1, -1]) * 1.959964 * 0.28
    assert all(np.min(np.abs(edges - one)) < 1e-4 for one in predicted)
    assert np.any(np.abs(predicted - edges[0]) < 1e-4)
    both = n.parameter_intervals("ccfr,charm-ii", "contact", parameter="vector", theory_errors=True)
    assert [one.name for one in both.limits] == ["CCFR", "CHARM-II", "combined"]


def test_a_parameter_with_one_sign_is_refused():
    with pytest.raises(n.InputError, match="one sign only"):
        n.parameter_intervals("ccfr", "lmu-ltau", parameter="gPrime", parameters={"mass": 1})
