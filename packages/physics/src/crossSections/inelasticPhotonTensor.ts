import { maximumHadronicMass2, minimumEnergy } from '../kinematics/tridentRegion.js';
import type { EnergySpectrum } from './energySpectrum.js';
import { HadronicMassPanels } from './hadronicMassPanels.js';
import type { InelasticTarget } from './hadronicTarget.js';
import type { PhotonTensor } from './targetPhotons.js';

/**
 * The photons of a nucleon that breaks, summed over the energy ν that they take along:
 *   A_L = ∫dν { C₁ (2k₁·P − xMν/Q²)² 4Q²/x² − C₂ Q² },
 *   A_T = ½∫dν C₁ [(2k₁·P − xMν/Q²)² 4Q²/x² − 4M²(1 + ν²/Q²)] + Q² ∫dν C₂,
 * for ν ≤ EQ²/x − x/4E; ν = Q²/2M gives the elastic ones (docs/physics/inelastic.md). The flux enters at each ν through its moments above
 * E_min = x(√(ν²+Q²) + ν)/2Q² alone. Where all of it passes, sums that were kept are taken; the panel in which ν ends is integrated up to
 * its end.
 */
export function inelasticPhotonTensor(
  target: InelasticTarget,
  spectrum: EnergySpectrum,
  pointsPerPanel: number,
): PhotonTensor {
  const { massGeV: mass, maximumHadronicEnergyGeV } = target;
  const largestNu = Math.min(spectrum.maximumEnergyGeV, maximumHadronicEnergyGeV);
  const largestW = Math.sqrt(mass * mass + 2 * mass * largestNu);
  const panels = new HadronicMassPanels(target, largestW, pointsPerPanel);
  const sums = new SpectrumSums(panels, spectrum, mass);
  let q2 = 0;
  // W² of the largest ν that is counted
  let cut = Number.POSITIVE_INFINITY;
  const largestMass = (x: number, energy: number): number =>
    Math.sqrt(Math.max(0, Math.min(cut, maximumHadronicMass2(x, q2, energy, mass))));
  return {
    atVirtuality(value) {
      q2 = value;
      cut = mass * mass + 2 * mass * maximumHadronicEnergyGeV - q2;
      panels.atVirtuality(q2);
    },
    averages(x, out) {
      sums.collect(q2, x, largestMass(x, spectrum.minimumEnergyGeV), largestMass(x, spectrum.maximumEnergyGeV));
      // by their places: taking an array of numbers apart costs as much as all that follows
      const { values } = sums;
      const share = x / q2;
      const beam = (4 * values[0] - 4 * share * values[1] + share * share * values[2]) * ((4 * q2) / (x * x));
      const transverse = (q2 * values[4]) / (mass * mass);
      out[0] = 0.5 * (beam - 4 * (values[3] + values[2] / q2)) + transverse;
      out[1] = beam - transverse;
    },
  };
}

/** ∫C₁⟨1⟩, ∫C₁ν⟨1/E⟩, ∫C₁ν²⟨1/E²⟩, ∫C₁⟨1/E²⟩, ∫C₂⟨1/E²⟩ over the hadronic masses that energies of a spectrum reach. */
class SpectrumSums {
  readonly values = new Float64Array(5);
  private readonly whole = new Float64Array(3);
  private readonly moments = new Float64Array(3);
  private readonly densities = new Float64Array(2);

  constructor(
    private readonly panels: HadronicMassPanels,
    private readonly spectrum: EnergySpectrum,
    private readonly massGeV: number,
  ) {
    spectrum.integralsAbove(0, this.whole);
  }

  /** `low`, `high`: hadronic masses [GeV] that all and that the highest energies of the spectrum reach. */
  collect(q2: number, x: number, low: number, high: number): void {
    const { panels, values } = this;
    const { edges } = panels;
    values.fill(0);
    if (high <= edges[0]) return;
    let panel = 0;
    while (panel + 1 < edges.length && edges[panel + 1] <= low) panel++;
    if (panel > 0) {
      panels.fillTo(panel - 1);
      this.addWholeSums(panel);
    }
    for (; panel + 1 < edges.length && edges[panel] < high; panel++) {
      panels.fillTo(panel);
      const from = edges[panel];
      const to = Math.min(edges[panel + 1], high);
      const split = Math.min(Math.max(from, low), to);
      if (split > from) this.addPiece(panel, from, split);
      if (to > split) this.addPiece(panel, split, to, q2, x);
    }
  }

  /** From the threshold to the beginning of a panel, at all energies. */
  private addWholeSums(panel: number): void {
    const { values, whole, panels } = this;
    const at = 4 * panel;
    values[0] += whole[0] * panels.sums[at];
    values[1] += whole[1] * panels.sums[at + 1];
    values[2] += whole[2] * panels.sums[at + 2];
    values[3] += whole[2] * panels.sums[at];
    values[4] += whole[2] * panels.sums[at + 3];
  }

  /** A part of a panel, or all of it; at all energies unless Q² and x are given. */
  private addPiece(panel: number, from: number, to: number, q2?: number, x = 0): void {
    const { panels, densities, spectrum, moments, massGeV: mass } = this;
    const { points, weights, edges } = panels;
    const isWhole = from === edges[panel] && to === edges[panel + 1];
    for (let i = 0; i < points.length; i++) {
      const weight = 0.5 * (to - from) * weights[i];
      const hadronicMass = 0.5 * (from + to) + 0.5 * (to - from) * points[i];
      if (isWhole) {
        densities[0] = panels.first[panel * points.length + i];
        densities[1] = panels.second[panel * points.length + i];
      } else panels.interpolate(panel, hadronicMass, densities);
      const nu = panels.energyAt(hadronicMass);
      if (q2 !== undefined) {
        spectrum.integralsAbove(minimumEnergy(x, q2, mass, hadronicMass * hadronicMass - mass * mass), moments);
      }
      this.add(weight * densities[0], weight * densities[1], nu, q2 === undefined ? this.whole : moments);
    }
  }

  private add(c1: number, c2: number, nu: number, moments: Float64Array): void {
    const { values } = this;
    values[0] += c1 * moments[0];
    values[1] += c1 * nu * moments[1];
    values[2] += c1 * nu * nu * moments[2];
    values[3] += c1 * moments[2];
    values[4] += c2 * moments[2];
  }
}
