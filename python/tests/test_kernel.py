"""The kernel in numpy against the program, closed forms and what must hold for any couplings."""

from __future__ import annotations

import pickle
import subprocess
import sys

import numpy as np
import pytest

import nereid_hep as n

#: PDG and CODATA, as in docs/conventions.md.
FERMI_CONSTANT = 1.1663788e-5
SIN2_THETA_W = 0.23119
V_SM, A_SM = 0.5 + 2 * SIN2_THETA_W, 0.5

EXPERIMENTS = ["ccfr", "charm-ii", "nutev", "dune-projection-25"]


@pytest.fixture(scope="module", params=EXPERIMENTS)
def kernel(request):
    return n.kernel(request.param)


@pytest.fixture(scope="module")
def ccfr():
    return n.kernel("ccfr")


def lmu_ltau(T, mass, coupling):
    """V(T) of gauged L_μ − L_τ for ν_μ → ν_μ μμ: docs/physics/models.md, arXiv:1406.2332."""
    return V_SM + coupling**2 / (np.sqrt(2) * FERMI_CONSTANT * (mass**2 + T))


def test_the_standard_model_has_ratio_one(kernel):
    assert kernel.standard_model == n.StandardModel(V_SM, A_SM)
    assert kernel.ratio(V_SM, A_SM) == pytest.approx(1, abs=1e-15)
    assert kernel.ratio(np.full_like(kernel.T, V_SM), lambda T: A_SM) == pytest.approx(1, abs=1e-14)


def test_a_model_written_in_numpy_has_the_ratio_of_the_program(kernel):
    masses = np.array([1e-3, 0.03, 0.1, 1.0, 50.0, 1e4])
    # from a hundredth to a hundred times what is excluded
    couplings = np.geomspace(1e-2, 1e2, 9) * np.array([7e-4, 8e-4, 1e-3, 2.5e-3, 9e-2, 17.0])[:, None]
    by_hand = kernel.ratio(lmu_ltau(kernel.T, masses[:, None, None], couplings[..., None]), A_SM)
    of_program = n.ratio(kernel.constraint, "lmu-ltau", mass=masses[:, None], gPrime=couplings)
    assert by_hand.shape == of_program.ratio.shape == (6, 9)
    np.testing.assert_allclose(by_hand, of_program.ratio, rtol=1e-12)
    np.testing.assert_allclose(kernel.pull(by_hand), of_program.pull, rtol=1e-11, atol=1e-12)


def test_axial_couplings_and_contact_terms_have_the_ratio_of_the_program(kernel):
    vector, axial = np.meshgrid([-1.0, -0.2, 0.0, 0.3], [-0.7, 0.0, 0.4], indexing="ij")
    by_hand = kernel.ratio((V_SM + vector)[..., None], (A_SM + axial)[..., None])
    np.testing.assert_allclose(
        by_hand, n.ratio(kernel.constraint, "contact", vector=vector, axial=axial).ratio, rtol=1e-12
    )


def test_another_outgoing_neutrino_adds(ccfr):
    names = {"numu-nutau.mumu.vector": 0.3, "numu-nutau.mumu.axial": -0.2}
    added = ccfr.ratio(V_SM, A_SM) + ccfr.ratio(0.3, -0.2)
    assert added == pytest.approx(n.ratio("ccfr", "contact", parameters=names).ratio, rel=1e-12)


def test_numbers_arrays_and_functions_of_T_are_the_same_couplings(ccfr):
    T = ccfr.T
    assert T.shape == (90,)
    assert np.all(np.diff(T) > 0)
    array = lmu_ltau(T, 0.1, 1e-3)
    assert ccfr.ratio(array, 0.5) == ccfr.ratio(lambda t: lmu_ltau(t, 0.1, 1e-3), 0.5)
    assert ccfr.ratio(0.7, 0.4) == pytest.approx(ccfr.ratio(np.full_like(T, 0.7), np.full(1, 0.4)), rel=1e-14)
    assert np.ndim(ccfr.ratio(array, 0.5)) == 0


def test_leading_axes_are_points_and_broadcast(ccfr):
    V, A = np.linspace(-1, 2, 5), np.linspace(-1, 1, 3)
    plane = ccfr.ratio(V[:, None, None], A[None, :, None])
    assert plane.shape == (5, 3)
    one_by_one = [[ccfr.ratio(v, a) for a in A] for v in V]
    np.testing.assert_allclose(plane, one_by_one, rtol=1e-14)
    # many rows are cut into parts, which nobody should see
    many = lmu_ltau(ccfr.T, 0.1, np.linspace(0, 1e-3, 5000)[:, None])
    np.testing.assert_allclose(
        ccfr.ratio(many, A_SM)[[0, 1234, 4999]], [ccfr.ratio(many[i], A_SM) for i in (0, 1234, 4999)]
    )


def test_the_ratio_is_a_quadratic_form(kernel):
    """The parallelogram law holds for any quadratic form, whatever its densities are."""
    random = np.random.default_rng(3)
    x, y = random.normal(size=(2, 2, 20, kernel.T.size))
    both = kernel.ratio(*(x + y)) + kernel.ratio(*(x - y))
    np.testing.assert_allclose(both, 2 * (kernel.ratio(*x) + kernel.ratio(*y)), rtol=1e-12)
    np.testing.assert_allclose(kernel.ratio(*(3 * x)), 9 * kernel.ratio(*x), rtol=1e-13)
    assert np.all(kernel.ratio(*x) > 0)


def test_the_muon_mass_makes_axial_couplings_weigh_more(kernel):
    """Massless leptons have R = (V² + A²)/(V_SM² + A_SM²), arXiv:1406.2332; the mass takes from V² and gives to A²."""
    massless = 1 / (V_SM**2 + A_SM**2)
    assert kernel.ratio(1, 0) < massless < kernel.ratio(0, 1)


def test_a_scalar_and_a_dipole_add_what_the_program_says():
    kernel = n.kernel("ccfr", sectors=["chiral", "turned"])
    given = {"scalar": 0.5, "pseudoscalar": -0.3, "tensor": 0.2}
    added = kernel.turned_ratio(S=0.5, P=-0.3, C=0.2)
    assert 1 + added == pytest.approx(n.ratio("ccfr", "contact", **given).ratio, rel=1e-12)
    # d = 4πα (μ/μ_B)/(2√2 m_e G_F): docs/physics/helicity-flip.md
    dipole = 4 * np.pi * 0.0072973525643 * 1e-7 / (2 * np.sqrt(2) * 0.00051099895069 * FERMI_CONSTANT)
    expected = n.ratio("ccfr", "neutrino-dipole", momentMu=1e-7).ratio
    assert 1 + kernel.turned_ratio(D=dipole) == pytest.approx(expected, rel=1e-12)
    # a function of T, a scalar of 0.2 GeV with Yukawa couplings of 0.01: S = y²/(√2 G_F (M² + T))
    scalar = kernel.turned_ratio(S=lambda T: 1e-4 / (np.sqrt(2) * FERMI_CONSTANT * (0.04 + T)))
    expected = n.ratio("ccfr", "scalar", mass=0.2, coupling=0.01, nuMu=1, scalarMu=1).ratio
    assert 1 + scalar == pytest.approx(expected, rel=1e-12)
    with pytest.raises(n.InputError, match=r"has no densities of operators that turn the helicity.*sectors"):
        n.kernel("ccfr").turned_ratio(S=1)


@pytest.mark.parametrize(
    ("V", "said"),
    [
        (np.ones(7), r"shape of V = \(7,\): given for 90 values of T.*V\[:, None\]"),
        (lambda T: T[:3], r"shape of V = \(3,\): the function returned for 90"),
        (np.nan, "V = nan: not a finite number"),
        (np.r_[np.ones(89), np.inf], r"V\[89\] = inf: not a finite number"),
        ("half", 'V = "half": not a number'),
        (1j, "V = .*complex.*imaginary part does not interfere"),
    ],
)
def test_couplings_that_are_none_are_refused(ccfr, V, said):
    with pytest.raises(n.InputError, match=said):
        ccfr.ratio(V, 0.5)


def test_axes_that_do_not_broadcast_are_refused(ccfr):
    with pytest.raises(n.InputError, match=r"shapes = .*\(3, 1\).*\(4, 1\).*do not fit together"):
        ccfr.ratio(np.ones((3, 1)), np.ones((4, 1)))


def test_unknown_names_are_refused_with_the_nearest():
    with pytest.raises(n.InputError, match=r"Did you mean .*ccfr") as caught:
        n.kernel("ccfrr")
    assert caught.value.value == "ccfrr"
    with pytest.raises(n.InputError, match="no ratio of cross sections"):
        n.kernel("g-2")


def test_several_channels_have_couplings_of_their_own(ccfr):
    """Made of one channel twice: half of the rate each."""
    one = ccfr["numu:mumu"]
    double = n.Kernel(
        "double",
        "double",
        {"numu:mumu": one, "numu:ee": one},
        ccfr.measured,
        ccfr.relative_error,
        True,
        ccfr.fermi_constant,
        ccfr.sin2_theta_w,
        ccfr.hash,
    )
    assert double.ratio({"numu:ee": 1.5}, {"numu:ee": 0.2}) == pytest.approx((1 + ccfr.ratio(1.5, 0.2)) / 2, rel=1e-14)
    with pytest.raises(n.InputError, match=r'has several channels.*kernel\["numu:mumu"\]\.T'):
        _ = double.T
    with pytest.raises(n.InputError, match=r"has several channels.*Give a dictionary"):
        double.ratio(1, 1)
    with pytest.raises(n.InputError, match=r'channel = "numu:tau".*Known: numu:mumu, numu:ee'):
        double.ratio({"numu:tau": 1}, {})


def test_a_kernel_pickles_and_needs_no_node_then(ccfr, tmp_path):
    stored = tmp_path / "ccfr.pickle"
    stored.write_bytes(pickle.dumps(ccfr))
    script = (
        f"import pickle; kernel = pickle.load(open({str(stored)!r}, 'rb'))\n"
        "import nereid_hep._calls as calls\n"
        "print(repr(float(kernel.ratio(lambda T: 1 / (0.1 + T), 0.5))), calls._session)"
    )
    environment = {"NEREID_NODE": str(tmp_path / "none"), "PATH": ""}
    printed = subprocess.run(
        [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
    )
    assert printed.stdout.split() == [repr(float(ccfr.ratio(lambda T: 1 / (0.1 + T), 0.5))), "None"]


def test_the_limit_of_a_model_of_ones_own_is_that_of_the_program(ccfr):
    """Closed form: r = 0.82 ± 0.28 allows R ≤ 0.82 + 0.28 √(z² + (0.18/0.28)²) for R ≥ 1 (docs/physics/limits.md)."""
    largest = 0.82 + 0.28 * np.sqrt(1.6448536269514722**2 + (0.18 / 0.28) ** 2)
    masses = np.array([0.001, 0.1, 10.0])
    found = n.limit("ccfr", mass=masses)
    predicted = ccfr.ratio(lmu_ltau(ccfr.T, masses[:, None], found.coupling_upper[:, None]), A_SM)
    np.testing.assert_allclose(predicted, largest, rtol=1e-12)
    assert ccfr.chi_square(largest) - ccfr.chi_square(1) == pytest.approx(1.6448536269514722**2, rel=1e-12)
