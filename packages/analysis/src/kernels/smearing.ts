import { InputError, type LeptonFlavour, leptonFlavours, requireNumber, suggestName } from '@nereid/physics';
import type { DetectorResolution, LeptonResolution } from '@nereid/physics/acceptance';

const RADIANS_TO_DEGREES = 180 / Math.PI;

/** Which leptons a name begins with. */
const LEPTONS: Readonly<Record<string, readonly LeptonFlavour[]>> = {
  lepton: leptonFlavours,
  electron: ['e'],
  muon: ['mu'],
  tau: ['tau'],
};

/** What it ends with: the key of a file of data/selections, its largest value, and what a value counts in the unit of the file. */
const PARTS: Readonly<Record<string, readonly [key: keyof LeptonResolution, largest: number, unit: number]>> = {
  Momentum: ['constant', 10, 1],
  Stochastic: ['stochastic', 10, 1],
  AngleDegrees: ['angleDegrees', 90, 1],
  AngleMrad: ['angleDegrees', 90 / RADIANS_TO_DEGREES / 1e-3, 1e-3 * RADIANS_TO_DEGREES],
};

/**
 * Names of resolutions: `muonMomentum`, b of σ_p/p = a/√p ⊕ b (p in GeV); `muonStochastic`, its a; `muonAngleDegrees` and
 * `muonAngleMrad`, of each of two projected angles. `lepton…` holds for flavours that are not named.
 */
export const smearNames: readonly string[] = Object.keys(LEPTONS).flatMap((lepton) =>
  Object.keys(PARTS).map((part) => `${lepton}${part}`),
);

/**
 * The resolutions of a file, with those numbers replaced that are given by name; where the file has none for a flavour, what is not
 * given is 0.
 * @throws InputError for an unknown name, with the nearest one, for numbers out of range, and for an angle that is given twice
 */
export function smearedResolution(
  smear: Readonly<Record<string, number>>,
  file: DetectorResolution = {},
): DetectorResolution {
  const given = Object.entries(smear).map(([name, value]) => namedResolution(name, value));
  requireOnce(given);
  const resolution: Partial<Record<LeptonFlavour, LeptonResolution>> = { ...file };
  for (const flavour of leptonFlavours) {
    // all flavours first: one that is named overrules
    const own = given
      .filter(({ flavours }) => flavours.includes(flavour))
      .toSorted((a, b) => b.flavours.length - a.flavours.length);
    if (own.length === 0) continue;
    const parts = Object.fromEntries(own.map(({ key, value }) => [key, value]));
    resolution[flavour] = { stochastic: 0, constant: 0, angleDegrees: 0, ...file[flavour], ...parts };
  }
  return resolution;
}

interface NamedResolution {
  readonly name: string;
  readonly flavours: readonly LeptonFlavour[];
  readonly key: keyof LeptonResolution;
  /** In the unit of a file. */
  readonly value: number;
}

/** An angle may be given in degrees or in milliradians. */
function requireOnce(given: readonly NamedResolution[]): void {
  given.forEach(({ name, flavours, key }, i) => {
    const other = given.slice(0, i).find((one) => one.flavours === flavours && one.key === key);
    if (other !== undefined) throw new InputError('smear', name, `given as ${other.name} too`, 'Give one of them.');
  });
}

function namedResolution(name: string, value: number): NamedResolution {
  const [, lepton, part] = /^(lepton|electron|muon|tau)(.*)$/.exec(name) ?? [];
  if (!smearNames.includes(name)) {
    throw new InputError('smear', name, 'no such resolution', suggestName(name, smearNames));
  }
  const [key, largest, unit] = PARTS[part];
  requireNumber({ kind: 'smear', name }, value, 0, largest);
  return { name, flavours: LEPTONS[lepton], key, value: unit * value };
}
