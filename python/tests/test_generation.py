"""Cross sections, rates, spectra, events and citations: shapes, sums that must agree, and files."""

from __future__ import annotations

import json

import numpy as np
import pytest

import nereid_hep as n


def test_a_cross_section_has_the_shape_of_its_energies_and_is_nought_below_the_threshold():
    threshold = 2 * 0.1056583755  # a pair of muons, on a heavy nucleus
    found = n.cross_section("numu:mumu", "Ar40", np.array([[0.9 * threshold, 1.0], [5.0, 50.0]]))
    assert found.sigma_cm2.shape == found.converged.shape == (2, 2)
    assert found.sigma_cm2[0, 0] == 0
    assert np.all(np.diff(found.sigma_cm2.ravel()) > 0)
    assert np.all(found.relative_error < 1.01e-4)
    one = n.cross_section("numu:mumu", "Ar40", 5.0)
    assert np.ndim(one.sigma_cm2) == 0
    assert one.sigma_cm2 == found.sigma_cm2[1, 0]
    assert one.per == "nucleus"


def test_neutrinos_and_antineutrinos_have_the_same_cross_section():
    """CP, and V A interference that vanishes for leptons of one mass: docs/physics/matrix-element.md."""
    both = [n.cross_section(f"{name}:mumu", "Fe56", [20.0, 160.0]).sigma_cm2 for name in ("numu", "numubar")]
    np.testing.assert_allclose(both[0], both[1], rtol=1e-12)


def test_energies_that_cannot_be_used_are_told_by_their_place():
    found = n.cross_section("numu:ee", "Ar40", [1.0, 1e6])
    assert found.sigma_cm2[0] > 0
    assert np.isnan(found.sigma_cm2[1])
    assert "1000000" in found.invalid[1]
    with pytest.raises(n.InputError, match="1000000"):
        n.cross_section("numu:ee", "Ar40", 1e6)
    with pytest.raises(n.InputError, match=r"Did you mean .*Ar40"):
        n.cross_section("numu:ee", "Ar4O", 1.0)


def test_rates_scale_with_the_exposure():
    one = n.rate("dune-nd", "numu:mumu")
    many = n.rate("dune-nd", ["numu:mumu"], exposure={"tonnes": 67, "years": 3})
    assert one.channel.tolist() == ["numu:mumu"] * 4
    assert one.regime.tolist() == ["coherent", "proton", "neutron", "inelastic"]
    scale = 67 * 3 / (one.exposure["tonnes"] * one.exposure["years"])
    np.testing.assert_allclose(many.events, scale * one.events, rtol=1e-12)
    np.testing.assert_allclose(many.events_per_year * 3, many.events, rtol=1e-12)
    assert np.all(many.uncertainty >= 0.05)
    with pytest.raises(n.InputError, match="ccfr"):
        n.rate("ccfr")


def test_a_spectrum_sums_to_the_cross_section():
    beam = {"target": "Ar40", "energy": 5.0, "regime": "coherent"}
    found = n.spectrum("pairMass", **beam, events=20_000, bins=50)
    assert found.edges.shape == (51,)
    sigma = n.cross_section("numu:mumu", "Ar40", 5.0).sigma_cm2
    # 20000 weighted events; six standard deviations of the sum of the bins
    error = np.sqrt(np.sum(found.sigma_error_cm2**2))
    assert abs(found.sigma_cm2.sum() - sigma) < 6 * error
    assert error < 0.05 * sigma
    heavier = n.spectrum("pairMass", **beam, events=2000, model="lmu-ltau", parameters={"mass": 0.1, "gPrime": 2e-3})
    assert heavier.sigma_cm2.sum() > 2 * heavier.standard_model_cm2.sum()


def test_what_is_not_known_of_a_spectrum_is_there_bin_by_bin():
    beam = {"target": "Ar40", "energy": 5.0, "regime": "coherent"}
    asked = {**beam, "events": 20_000, "bins": 4, "range": (0.0, 2.0), "uncertainties": True}
    found = n.spectrum("pairMass", **asked, model="lmu-ltau", parameters={"mass": 0.1, "gPrime": 1e-3})
    assert found.uncertainties is not None
    shifts = {name: values for name, values in found.uncertainties.items() if name != "total"}
    assert {"density:Ar", "couplings", "vacuum-polarisation", "photons"} <= shifts.keys()
    np.testing.assert_allclose(found.uncertainties["total"], np.sqrt(sum(np.square(list(shifts.values())))), rtol=1e-12)
    # the whole is what the cross section of the same model says; 3 % of a shift by the events
    sigma = n.cross_section(
        "numu:mumu", "Ar40", 5.0, model="lmu-ltau", parameters={"mass": 0.1, "gPrime": 1e-3}, uncertainties=True
    )
    assert sigma.uncertainties is not None
    whole = np.average(shifts["vacuum-polarisation"], weights=found.sigma_cm2)
    np.testing.assert_allclose(whole, sigma.uncertainties["vacuum-polarisation"], rtol=0.03)
    assert list(found.columns())[-len(shifts) :] == [f"error_{name}" for name in shifts]
    with pytest.raises(n.InputError, match="exposure"):
        n.spectrum("pairMass", **asked, flux_error=0.1)


def test_events_of_nucleons_that_break_have_the_mass_of_the_hadrons():
    columns = n.events(300, target="Ar40", energy=40.0, regime="inelastic", seed=3).columns()
    mass = columns["hadronicMassGeV"]
    e, x, y, z = (columns[f"hadron{part}GeV"] for part in ("E", "Px", "Py", "Pz"))
    # the square of the energy, up to 40 GeV, cancels
    np.testing.assert_allclose(e**2 - x**2 - y**2 - z**2, mass**2, rtol=0, atol=1e-12 * 40**2)
    assert columns["hadronicState"].tolist() == np.where(mass < 2, 1, 2).tolist()


def test_events_conserve_momentum_and_their_weights_are_one():
    found = n.events(500, target="Ar40", energy=5.0, seed=3)
    columns = found.columns()
    assert columns["event"].tolist() == list(range(1, 501))
    outgoing = ["neutrinoOut", "leptonMinus", "leptonPlus", "hadron"]
    for part in ("Px", "Py", "Pz"):
        total = sum(columns[f"{name}{part}GeV"] for name in outgoing)
        # each has 5 GeV at most; sums of four of them in double precision
        np.testing.assert_allclose(total, columns[f"neutrinoIn{part}GeV"], atol=1e-11)
    again = n.events(500, target="Ar40", energy=5.0, seed=3).columns()
    assert all(np.array_equal(columns[name], again[name]) for name in columns)
    sigma = n.cross_section("numu:mumu", "Ar40", 5.0).sigma_cm2
    assert abs(found.sigma_cm2 - sigma) < 6 * found.sigma_error_cm2 + 1e-4 * sigma


def test_events_have_places_times_and_leptons_as_measured_where_asked_for():
    beam = {"target": "Ar40", "energy": 5.0, "seed": 3}
    bare = n.events(200, **beam).columns()
    found = n.events(200, **beam, vertices="box:x=7,y=3,z=5", spill="duration=9.6us", smear={"muonMomentum": 0.05})
    columns = found.columns()
    for name, values in bare.items():
        np.testing.assert_array_equal(columns[name], values)
    assert found.result["placement"]["volume"]["sizeM"] == [7, 3, 5]
    for axis, size in zip("XYZ", (7, 3, 5), strict=True):
        assert np.all(np.abs(columns[f"vertex{axis}M"]) < size / 2)
    # the flight from the front face, at the speed of light [m/ns]
    at_face = columns["vertexTimeNs"] - (columns["vertexZM"] + 2.5) / 0.299792458
    assert np.all((at_face > 0) & (at_face < 9600))
    ratio = columns["reconstructedLeptonMinusPzGeV"] / columns["leptonMinusPzGeV"] - 1
    # the width of the mean square of 200 normal numbers is 10 %
    assert abs(np.mean(ratio**2) / 0.05**2 - 1) < 0.4
    with pytest.raises(n.InputError, match=r"vertices.*box, cylinder"):
        n.events(1, **beam, vertices="ball:radius=1")


def test_events_go_to_a_file_whole_or_not_at_all(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    written = n.events(1000, target="Ar40", energy=5.0, to="events.csv")
    assert written.path == tmp_path / "events.csv"
    assert len(written.path.read_text().splitlines()) >= 1001
    with pytest.raises(n.InputError, match=r"events\.csv.*the events are in this file"):
        written.columns()
    with pytest.raises(n.InputError):
        n.events(1000, target="Ar40", energy=5.0, to=tmp_path / "no folder" / "events.csv")
    with pytest.raises(n.InputError):
        n.events(1000, target="Argon", energy=5.0, to="argon.csv")
    with pytest.raises(n.InputError, match=r"number = 1000000: more than 100000 as columns.*events\.parquet"):
        n.events(1_000_000)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["events.csv"]


def test_events_with_weights_are_those_of_other_models(tmp_path):
    beam = {"target": "Ar40", "energy": 5.0}
    model = {"model": "contact", "parameters": {"vector": -0.5, "scalar": 1.0}}
    sigma = n.cross_section("numu:mumu", "Ar40", 5.0, **model).sigma_cm2
    for name in ("events.hepmc3", "events.parquet", "events.hepmc3.gz"):
        file = tmp_path / name
        n.events(5000, **beam, weights="interaction", to=file)
        same = n.reweight(file)
        assert same.ratio == pytest.approx(1, abs=1e-12)
        assert same.warnings == ()
        found = n.reweight(file, **model, to=tmp_path / f"model-{name}")
        assert abs(found.sigma_cm2 - sigma) < 4 * found.sigma_error_cm2 < 0.2 * sigma
        again = n.reweight(found.path, **model)
        assert again.ratio == pytest.approx(1, abs=1e-12)
        assert again.sigma_cm2 == pytest.approx(found.sigma_cm2, rel=1e-12)
    wanted = {"observables": "pairMass", "bins": 3, "range": (0.2, 1.2)}
    mass = {"model": "lmu-ltau", "parameters": {"mass": 0.3}}
    file = tmp_path / "events.parquet"
    export = n.reweight(file, **mass, **wanted, expected_events=50, background=2, couplings=[1e-3])
    assert export.workspace is not None and export.patch_set is not None
    assert [one["name"] for one in export.workspace["channels"][0]["samples"]] == ["standard_model", "background"]
    assert [one["metadata"]["values"] for one in export.patch_set["patches"]] == [[0.3, 1e-3]]
    # without a coupling: that which doubles the tridents
    assert export.ratio == pytest.approx(2, abs=0.01)
    with pytest.raises(n.InputError, match="expected_events"):
        n.reweight(file, **mass, **wanted, couplings=[1e-3])
    columns = n.events(100, **beam, weights="interaction").columns()
    # the couplings of the Standard Model, s² = 0.23119
    v, a = 0.5 + 2 * 0.23119, 0.5
    whole = v * v * columns["weightVV"] + a * a * columns["weightAA"] + v * a * columns["weightVA"]
    np.testing.assert_allclose(whole, columns["weight"], rtol=1e-10)
    n.events(100, **beam, to=tmp_path / "bare.parquet")
    with pytest.raises(n.InputError, match="no weights of the interaction"):
        n.reweight(tmp_path / "bare.parquet")
    with pytest.raises(n.InputError, match=r"ends in \.parquet"):
        n.reweight(tmp_path / "events.parquet", to=tmp_path / "model.hepmc3")


def test_citations_come_in_three_formats():
    bibtex = n.cite(["ccfr", "charm-ii"], "lmu-ltau")
    assert bibtex.count("\n@") + bibtex.startswith("@") == len(
        json.loads(n.cite("ccfr, charm-ii", "lmu-ltau", format="csl"))
    )
    assert "CCFR" in n.cite("ccfr", format="text")
    with pytest.raises(n.InputError, match=r'format = "endnote".*bibtex, csl, text'):
        n.cite("ccfr", format="endnote")
    with pytest.raises(n.InputError, match=r"Did you mean .*ccfr"):
        n.cite("ccfrr")


def test_a_cross_section_has_its_errors_by_source():
    found = n.cross_section("numu:mumu", "Ar40", [1.0, 10.0], uncertainties=True)
    assert found.uncertainties is not None
    parts = {name: values for name, values in found.uncertainties.items() if name != "total"}
    assert {"density:Ar", "radius:Ar", "couplings"} <= set(parts)
    total = np.sqrt(sum(values**2 for values in parts.values()))
    np.testing.assert_allclose(found.uncertainties["total"], total, rtol=1e-12)
    leading = n.cross_section("numu:mumu", "Ar40", [1.0, 10.0], couplings="leading")
    # both to 1e-4
    np.testing.assert_allclose(parts["couplings"], leading.sigma_cm2 / found.sigma_cm2 - 1, atol=3e-4)
    assert n.cross_section("numu:mumu", "Ar40", 1.0).uncertainties is None
