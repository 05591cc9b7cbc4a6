import type { Catalogue } from '@nereid/catalogue';
import { InputError, requireNumber, suggestName } from '@nereid/physics';
import type { DetectorSelection, SelectionCut } from '@nereid/physics/acceptance';
import { smearedResolution } from './smearing.js';

/** The part of a kernel's inputs that says which events count, and how many are generated to find out. */
export interface KernelSelection extends DetectorSelection {
  /** Raised whenever the calculation of an accepted kernel changes its numbers. */
  readonly algorithm: string;
  readonly events: number;
  readonly seed: number;
}

/** A selection by the names of the command line. */
export interface SelectionChoice {
  /** Id of a file of data/selections. */
  readonly selection?: string | undefined;
  /** Further cuts: `minimumMuonMomentum` … with their values. */
  readonly cuts?: Readonly<Record<string, number>> | undefined;
  /** Resolutions in the place of those of the file: `muonMomentum` … with their values (`smearNames`). */
  readonly smear?: Readonly<Record<string, number>> | undefined;
  readonly events?: number | undefined;
  readonly seed?: number | undefined;
}

/** Part of the hash of a kernel with cuts; a change of the algorithm changes it. */
export const ACCEPTANCE_ALGORITHM = 'accepted-kernel-1';

/** Efficiencies to about 1e-3 in 2 s per channel. */
export const DEFAULT_ACCEPTANCE_EVENTS = 200_000;

const LEPTONS = { Lepton: undefined, Electron: 'e', Muon: 'mu', Tau: 'tau' } as const;
const OF_LEPTONS = { Momentum: 'momentum', KineticEnergy: 'kineticEnergy', AngleToBeam: 'angleToBeam' } as const;
const OF_PAIRS = { OpeningAngle: 'openingAngle', PairMass: 'pairMass' } as const;

/** Cuts by name; each takes one number, in GeV or degrees. */
const CUTS = new Map<string, Omit<SelectionCut, 'minimum' | 'maximum'>>([
  ...Object.entries(LEPTONS).flatMap(([name, lepton]) =>
    Object.entries(OF_LEPTONS).map(
      ([quantity, observable]) => [`${name}${quantity}`, { observable, ...(lepton && { lepton }) }] as const,
    ),
  ),
  ...Object.entries(OF_PAIRS).map(([quantity, observable]) => [quantity, { observable }] as const),
  ['ProtonKineticEnergy', { observable: 'recoilKineticEnergy', recoil: 'proton' }] as const,
]);

/** Names of cuts: minimumMuonMomentum, maximumOpeningAngle … */
export const cutNames: readonly string[] = [...CUTS.keys()].flatMap((name) => [`minimum${name}`, `maximum${name}`]);

function namedCut(name: string, value: number): SelectionCut {
  const [, bound, quantity] = /^(minimum|maximum)(.*)$/.exec(name) ?? [];
  const cut = CUTS.get(quantity);
  if (cut === undefined) throw new InputError('cut', name, 'no such cut', suggestName(name, cutNames));
  requireNumber({ kind: 'cut', name }, value, 0, Number.MAX_VALUE);
  return { ...cut, [bound]: value };
}

/**
 * The selection that these names stand for; undefined where neither a selection nor a cut is named.
 * @throws InputError with the nearest known name, for numbers out of range, and for resolutions of what nothing is cut on
 */
export function kernelSelection(
  { selection: name, cuts = {}, smear = {}, events = DEFAULT_ACCEPTANCE_EVENTS, seed = 1 }: SelectionChoice,
  { selections }: Pick<Catalogue, 'selections'>,
): KernelSelection | undefined {
  const own = Object.entries(cuts).map(([cut, value]) => namedCut(cut, value));
  if (name === undefined && own.length === 0) {
    const [idle] = Object.keys(smear);
    if (idle === undefined) return undefined;
    throw new InputError('smear', idle, 'nothing is cut on what is measured', 'Give a selection or a cut too.');
  }
  const file = name === undefined ? { resolution: {}, cuts: [] } : selections.get(name);
  if (file === undefined) {
    throw new InputError('selection', name, 'no such selection', suggestName(name ?? '', [...selections.keys()]));
  }
  // notes are not physics and must not be part of the key of a cache
  const stated = file.cuts.map(({ note, ...cut }: SelectionCut & { note?: string | undefined }) => cut);
  const resolution = smearedResolution(smear, file.resolution);
  return { algorithm: ACCEPTANCE_ALGORITHM, resolution, cuts: [...stated, ...own], events, seed };
}
