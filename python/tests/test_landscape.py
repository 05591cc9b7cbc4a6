"""Landscapes: each bound is the limit of its constraint alone; published curves go along."""

from __future__ import annotations

import numpy as np
import pytest

import nereid_hep as n

MASSES = [0.01, 0.1, 1.0]


def test_a_computed_bound_is_the_limit_of_its_constraint_alone():
    found = n.landscape(mass=MASSES, constraints=["ccfr", "g-2"])
    assert [bound.constraint for bound in found.bounds] == ["ccfr", "g-2"]
    for bound in found.bounds:
        assert bound.kind == "computed"
        assert bound.mass_gev.tolist() == MASSES
        np.testing.assert_array_equal(bound.coupling_upper, n.limit(bound.constraint, mass=MASSES).coupling_upper)


def test_all_kinds_are_there_and_what_is_not_has_a_reason():
    found = n.landscape(mass=MASSES, leave_out="ccfr")
    assert {bound.kind for bound in found.bounds} == {"computed", "recast", "digitised", "projected"}
    assert "ccfr" not in {bound.constraint for bound in found.bounds}
    assert all(found.not_computed.values())
    assert "Measured bounds" in found.allowed_window
    with pytest.raises(KeyError):
        found["ccfr"]


def test_rows_are_excluded_intervals():
    found = n.landscape(mass=MASSES, constraints="ccfr")
    columns = found.columns()
    np.testing.assert_array_equal(columns["excluded_from"], found["ccfr"].coupling_upper)
    assert np.all(np.isposinf(columns["excluded_to"]))


def test_a_name_that_is_not_known_is_told_with_the_nearest():
    with pytest.raises(n.InputError, match='Did you mean "ccfr"'):
        n.landscape(constraints="ccrf")
