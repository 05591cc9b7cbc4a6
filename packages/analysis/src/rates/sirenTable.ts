import { type HadronicTerm, InputError } from '@nereid/physics';
import { nuclearPdgCode } from '@nereid/physics/crossSections';

/** What a table of cross sections is about. */
export interface SirenTableSubject {
  readonly channel: string;
  readonly target: string;
  readonly terms: readonly HadronicTerm[];
  /** As a cross section says what it is per. */
  readonly per: string;
  /** What it was made with, a line each in the head. */
  readonly notes: readonly string[];
}

/** σ [cm²] at an energy [GeV]. */
export interface SirenTableRow {
  readonly energyGeV: number;
  readonly sigmaCm2: number;
}

const PROTON = 2212;
/** Largest deviation from equal steps, over the step, that SIREN takes for equal. */
const LARGEST_DEVIATION = 1e-4;

/**
 * A table of total cross sections as SIREN reads them (`AddTotalCrossSectionFile` of its tabulated interactions; github.com/Harvard-Neutrino/SIREN):
 * lines of energy [GeV] and σ [cm²] per nucleus, after `#` what it is; the name of the file says which nucleus.
 * SIREN interpolates linearly. Energies must be equal steps: at others version 0.1.0 gives 0 at the first energy, and in equal steps of the
 * logarithm it ends with a memory error.
 * @throws InputError for a target that is not one nucleus or a free proton, and for energies in other steps
 */
export function sirenTable(
  subject: SirenTableSubject,
  rows: readonly SirenTableRow[],
): { readonly name: string; readonly text: string } {
  const [protons, nucleons] = nucleusOf(subject);
  requireEqualSteps(rows.map(({ energyGeV }) => energyGeV));
  const head = [...subject.notes, `E [GeV], sigma [cm2] per ${protons === 1 && nucleons === 1 ? 'proton' : 'nucleus'}`];
  const lines = rows.map(({ energyGeV, sigmaCm2 }) => `${energyGeV} ${sigmaCm2}`);
  return {
    name: `trident_${subject.channel.replace(':', '-')}_Z_${protons}_A_${nucleons}.dat`,
    text: `${[...head.map((line) => `# ${line.replace(/\s+/g, ' ')}`), ...lines].join('\n')}\n`,
  };
}

/** Z and A. */
function nucleusOf({ target, terms, per }: SirenTableSubject): readonly [protons: number, nucleons: number] {
  const codes = new Set(
    terms.map(({ target: { pdgCode }, boundIn }) =>
      boundIn === undefined ? pdgCode : nuclearPdgCode(boundIn.protons, boundIn.neutrons),
    ),
  );
  const [code] = codes;
  if (codes.size === 1 && code === PROTON) return [1, 1];
  const isNucleus = codes.size === 1 && code > 1e9 && per === 'nucleus';
  if (isNucleus) return [Math.floor(code / 1e4) % 1000, Math.floor(code / 10) % 1000];
  const problem = codes.size > 1 ? 'several nuclei' : `a cross section per ${per}`;
  const remedy = 'Name one isotope (Ar40) in the regime coherent or nucleus, or the free proton, and a table for each.';
  throw new InputError('target', target, `${problem}, and a table of SIREN is of one nucleus`, remedy);
}

function requireEqualSteps(energies: readonly number[]): void {
  const [first, last] = [energies[0], energies[energies.length - 1]];
  const step = (last - first) / (energies.length - 1);
  const isEqual = (energy: number, i: number) => Math.abs(energy - first - i * step) <= LARGEST_DEVIATION * step;
  // in its version 0.1.0; two energies are equal steps of the logarithm too
  if (energies.length > 2 && step > 0 && energies.every(isEqual)) return;
  const problem = 'not equal steps, at which alone SIREN reads a table safely';
  throw new InputError(
    'energy',
    `${first}…${last}`,
    problem,
    'Give three energies or more in equal steps.',
    'equal steps',
  );
}
