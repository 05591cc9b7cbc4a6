import {
  coherentTarget,
  type HadronicTerm,
  inclusiveCrossSection,
  type Nucleon,
  type Nuclide,
  nucleonFormFactors,
  nucleonTarget,
  parseModel,
  tridentChannel,
} from '@nereid/physics';
import type { CsvRow } from './csv.js';
import { parseModelColumn, type SigmaRow, sigmaRow } from './sigmaRow.js';
import type { SourceSettings } from './sourceSettings.js';
import { sourceSettings } from './sources.js';

/** Agreement asked for where the other code's own error is smaller. */
export const SMALLEST_ALLOWANCE = 0.005;

/**
 * The error of a Monte Carlo code is taken as three standard deviations: several hundred rows are compared, and some of
 * them lie beyond two. A bias hidden by that shows in the mean ratio of the summary.
 */
export const STANDARD_DEVIATIONS = 3;

export type Verdict = 'agrees' | 'known' | 'differs' | 'not evaluated';

/** One number of another code beside ours, with the same inputs. Cross sections in cm². */
export interface Comparison {
  readonly source: string;
  readonly channel: string;
  readonly model: string;
  readonly target: string;
  readonly regime: string;
  readonly pauliBlocking: boolean;
  readonly energyGeV: number;
  readonly formFactor: string;
  readonly trusted: boolean;
  readonly theirs: number;
  readonly theirRelativeError: number;
  readonly ours: number;
  /** ours/theirs. */
  readonly ratio: number;
  /** (ours − theirs)/(their one standard deviation), 0 where they state none. */
  readonly pull: number;
  /** Largest |ratio − 1| that counts as agreement. */
  readonly allowed: number;
  readonly verdict: Verdict;
  readonly why: string;
}

/** A row that could not be compared, and why. */
export interface Unevaluated {
  readonly source: string;
  readonly row: CsvRow;
  readonly verdict: 'not evaluated';
  readonly why: string;
}

export type Nuclides = ReadonlyMap<string, Nuclide>;

/** Compares one row of a reference file. Never throws: a row that makes no sense comes back as not evaluated. */
export function compareRow(row: CsvRow, nuclides: Nuclides, tolerance: number): Comparison | Unevaluated {
  const unevaluated = (why: string): Unevaluated => ({ source: row.source, row, verdict: 'not evaluated', why });
  const settings = sourceSettings.get(row.source);
  if (settings === undefined)
    return unevaluated(`source "${row.source}" is unknown: its constants cannot be passed in`);
  try {
    return compare(sigmaRow(row), settings, nuclides, tolerance);
  } catch (error) {
    return unevaluated((error as Error).message);
  }
}

function compare(row: SigmaRow, settings: SourceSettings, nuclides: Nuclides, tolerance: number): Comparison {
  const ours = crossSectionOf(row, settings, nuclides, tolerance);
  const ratio = ours / row.sigmaCm2;
  const systematic = settings.systematic?.(row);
  const stated = settings.readingError ?? STANDARD_DEVIATIONS * row.relativeError;
  const allowed = Math.max(SMALLEST_ALLOWANCE, stated, systematic?.relative ?? 0);
  const within = Math.abs(ratio - 1) <= allowed;
  const known = settings.knownDifference?.(row) ?? (row.trusted ? undefined : 'marked as not to be trusted');
  const verdict = within ? 'agrees' : known === undefined ? 'differs' : 'known';
  const swapped = verdict === 'known' ? againstSwappedChannel(row, settings, nuclides, tolerance) : '';
  const systematicMatters = within && systematic !== undefined;
  return {
    source: row.source,
    channel: row.channel,
    model: row.model,
    target: row.target,
    regime: row.regimeLabel,
    pauliBlocking: row.pauliBlocking,
    energyGeV: row.energyGeV,
    formFactor: row.formFactor,
    trusted: row.trusted,
    theirs: row.sigmaCm2,
    theirRelativeError: row.relativeError,
    ours,
    ratio,
    pull: row.relativeError > 0 ? (ratio - 1) / row.relativeError : 0,
    allowed,
    verdict,
    why: verdict === 'known' ? `${known}${swapped}` : systematicMatters ? systematic.why : '',
  };
}

/** For codes that exchange ν̄_μ → e⁻μ⁺ and ν̄_e → μ⁻e⁺: the ratio to the other channel, which must be 1. */
function againstSwappedChannel(row: SigmaRow, settings: SourceSettings, nuclides: Nuclides, tolerance: number): string {
  const flavours = /^nu(e|mu|tau)bar:(e|mu|tau)(e|mu|tau)$/.exec(row.channel);
  if (!settings.swapsMixedAntineutrinos || flavours === null || flavours[2] === flavours[3]) return '';
  const [, incoming, minus, plus] = flavours;
  const other = incoming === plus ? minus : plus;
  const channel = `nu${other}bar:${plus}${minus}`;
  const ratio = crossSectionOf({ ...row, channel }, settings, nuclides, tolerance) / row.sigmaCm2;
  return ` (our ${channel} is ${ratio.toFixed(4)} of its value)`;
}

/** σ [cm²] with the constants of a source. @throws Error for a channel, target or model that does not exist */
export function crossSectionOf(row: SigmaRow, settings: SourceSettings, nuclides: Nuclides, tolerance: number): number {
  const { inputs } = settings;
  const channel = tridentChannel(row.channel);
  const { name, parameters } = parseModelColumn(row.model);
  const model = parseModel(name, parameters);
  const terms = hadronicTermsOf(row, settings, nuclides);
  const result = inclusiveCrossSection({ channel, terms, energyGeV: row.energyGeV, model, inputs, tolerance });
  if (!result.converged) throw new Error(`not converged to ${tolerance}`);
  return row.multiplicity * result.sigmaCm2;
}

type HadronicChoice = Pick<SigmaRow, 'regime' | 'target' | 'pauliBlocking' | 'formFactor'>;

/** What the neutrino hits, with the form factors, masses, blocking and cuts of a source. */
export function hadronicTermsOf(row: HadronicChoice, settings: SourceSettings, nuclides: Nuclides): HadronicTerm[] {
  const nucleonTerm = (nucleon: Nucleon, multiplicity: number): HadronicTerm => {
    const fermiMomentumGeV = row.pauliBlocking ? settings.fermiMomentumGeV : undefined;
    const formFactors = nucleonFormFactors(settings.nucleonFormFactors, settings.inputs);
    const options = { fermiMomentumGeV, maximumQ2: settings.maximumQ2?.nucleon };
    return { target: nucleonTarget(nucleon, formFactors, settings.inputs, options), multiplicity };
  };
  if (row.regime === 'proton' || row.regime === 'neutron') return [nucleonTerm(row.regime, 1)];
  const found = nuclides.get(row.target);
  if (found === undefined) throw new Error(`target "${row.target}" is not in the table of nuclides`);
  const nuclide = { ...found, massGeV: settings.nuclearMassGeV(found) };
  const formFactor = settings.nuclearFormFactor(nuclide, row.formFactor);
  const coherent = { target: coherentTarget(nuclide, formFactor, settings.maximumQ2?.nucleus), multiplicity: 1 };
  if (row.regime === 'coherent') return [coherent];
  return [coherent, nucleonTerm('proton', nuclide.protons), nucleonTerm('neutron', nuclide.neutrons)];
}
