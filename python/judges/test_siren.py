"""SIREN: tables of `nereid sigma --siren`, as its tabulated interactions read them."""

import subprocess
import sys

import pytest
from siren.dataclasses import Particle
from siren.interactions import HNLDipoleFromTable

from program import Program

TOOL = "siren"
Type = Particle.ParticleType
# its particle of mass 0 and coupling 1, cross sections in cm², no protons added: the total is what the table says
OPTIONS = (1e-6, 1.0, HNLDipoleFromTable.HelicityChannel.Conserving, True, False, False)


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    nereid = Program(tmp_path_factory.mktemp("siren"))
    energies = ["--energy", "2:20:37:linear", "--tolerance", 1e-3]
    argon = nereid.json("sigma", *energies, "--target", "Ar40", "--regime", "unbroken", "--siren", "tables")
    proton = nereid.json("sigma", *energies, "--target", "proton", "--siren", "tables")
    read = HNLDipoleFromTable(*OPTIONS)
    for nucleus, name in ((Type.Ar40Nucleus, "Z_18_A_40"), (Type.HNucleus, "Z_1_A_1")):
        read.AddTotalCrossSectionFile(str(nereid.path("tables") / f"trident_numu-mumu_{name}.dat"), nucleus)
    return nereid, read, {Type.Ar40Nucleus: argon, Type.HNucleus: proton}


@pytest.mark.parametrize("nucleus", ["Ar40Nucleus", "HNucleus"])
def test_has_our_cross_sections(tables, compare, nucleus):
    _, read, stated = tables
    kind = getattr(Type, nucleus)
    for row in stated[kind]["results"][::9]:
        theirs = read.TotalCrossSection(Type.NuMu, row["energyGeV"], kind)
        compare.close(
            f"{nucleus}: σ [cm²] at {row['energyGeV']:g} GeV", row["sigmaCm2"], theirs, 1e-12, "its interpolation"
        )


def test_interpolates_between_them(tables, compare):
    nereid, read, _ = tables
    # σ rises smoothly: a step of 0.5 GeV leaves less than a per mille at 10 GeV, with its own error of 1e-3
    between = nereid.json("sigma", "--energy", 10.25, "--target", "Ar40", "--regime", "unbroken", "--tolerance", 1e-3)
    theirs = read.TotalCrossSection(Type.NuMu, 10.25, Type.Ar40Nucleus)
    compare.close(
        "Ar40Nucleus: σ [cm²] between two energies", between["sigmaCm2"], theirs, 2e-3, "linear interpolation"
    )


def test_ends_with_a_memory_error_at_steps_of_the_logarithm(nereid, compare):
    """Why such tables are refused: where this fails, SIREN reads them, and they can be written."""
    lines = "".join(f"{2**k} {k * 1e-42}\n" for k in range(1, 9))
    for name in ("Z_18_A_40", "Z_1_A_1"):
        nereid.path(f"log_{name}.dat").write_text(lines)
    code = f"""
from siren.interactions import HNLDipoleFromTable as Table
from siren.dataclasses import Particle
kind = Particle.ParticleType
read = Table(1e-6, 1.0, Table.HelicityChannel.Conserving, True, False, False)
read.AddTotalCrossSectionFile({str(nereid.path("log_Z_18_A_40.dat"))!r}, kind.Ar40Nucleus)
read.AddTotalCrossSectionFile({str(nereid.path("log_Z_1_A_1.dat"))!r}, kind.HNucleus)
print(read.TotalCrossSection(kind.NuMu, 5.0, kind.Ar40Nucleus))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
    assert done.returncode < 0, done.stdout
    said = nereid.refused("sigma", "--energy", "2:20:5", "--siren", "tables")
    assert "equal steps with min:max:count:linear" in said and not nereid.path("tables").exists()
    why = "it is ended by the system while it interpolates; such tables are refused, with the remedy :linear"
    compare.differs("energies in equal steps of the logarithm", "refused", "memory error", why)
