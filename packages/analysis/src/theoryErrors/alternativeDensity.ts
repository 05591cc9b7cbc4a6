import { type Nuclide, SYMMETRISED_FERMI_DIFFUSENESS_FM } from '@nereid/catalogue';
import { nuclearFormFactor } from '@nereid/physics/formFactors';

/** A form factor by its name, and what it is in words. */
export interface AlternativeDensity {
  readonly formFactor: string;
  readonly title: string;
}

/** Where no density is published, the diffuseness differs by so much between fits of neighbouring nuclei. */
const DIFFUSENESS_STEP = 0.1;

/** Q² [GeV²] up to which form factors are compared, and steps up to there; beyond, F² of all nuclei but the lightest is below 10⁻³. */
const [COMPARED_UP_TO, STEPS] = [0.16, 400] as const;

/**
 * The density at the measured rms radius that is farthest from the one of a form factor, in ∫F² dQ², among the published ones of a nuclide and the
 * default; where none is published the default with a diffuseness that is larger by a tenth.
 * @throws InputError for a name that `nuclearFormFactor` does not know
 */
export function alternativeDensity(nuclide: Nuclide, own: string): AlternativeDensity {
  const rms = nuclide.rmsChargeRadiusFm;
  const seen = new Map<string, number>();
  const published = (nuclide.densities ?? []).map(({ density: { kind }, label, fittedTo }): AlternativeDensity => {
    const set = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, set);
    const of = [label, fittedTo].filter((word) => word !== undefined).join(' of ');
    return { formFactor: `${kind}:set=${set},rms=${rms}`, title: `${kind}${of && ` (${of})`}` };
  });
  if (published.length === 0) return wider(nuclide);
  const candidates = [{ formFactor: 'symmetrised-fermi', title: 'the default' }, ...published];
  const here = meanSquare(own, nuclide);
  const distances = candidates.map(({ formFactor }) => Math.abs(meanSquare(formFactor, nuclide) - here));
  return candidates[distances.indexOf(Math.max(...distances))];
}

/** The symmetrised Fermi density with the same rms radius, ⟨r²⟩ = (3/5)c² + (7/5)π²a², and a larger a. */
function wider({ rmsChargeRadiusFm: rms }: Nuclide): AlternativeDensity {
  const a = SYMMETRISED_FERMI_DIFFUSENESS_FM * (1 + DIFFUSENESS_STEP);
  const c = Math.sqrt((5 / 3) * rms ** 2 - (7 / 3) * (Math.PI * a) ** 2);
  const formFactor = `symmetrised-fermi:c=${c.toPrecision(6)},a=${a.toPrecision(4)}`;
  return { formFactor, title: `a diffuseness of ${a.toFixed(3)} fm (no density is published)` };
}

/** ∫F² dQ² [GeV²] by Simpson's rule. */
function meanSquare(formFactor: string, nuclide: Nuclide): number {
  const form = nuclearFormFactor(formFactor, nuclide);
  const step = COMPARED_UP_TO / STEPS;
  let sum = 0;
  for (let i = 0; i <= STEPS; i++) {
    const weight = i === 0 || i === STEPS ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * form.evaluate(i * step) ** 2;
  }
  return (sum * step) / 3;
}
