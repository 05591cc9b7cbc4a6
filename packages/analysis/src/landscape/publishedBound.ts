import type { PublishedCurve } from '@nereid/catalogue';
import type { Bound } from './bound.js';

/** A published curve of this very model, as it was read: everything above is excluded, at its own masses. */
export function digitisedBound(curve: PublishedCurve): Bound {
  const { id, name, source, confidenceLevel, how, remark, massGeV, gPrime } = curve;
  return {
    constraint: id,
    title: shortTitle(name),
    kind: 'digitised',
    status: 'measured',
    confidenceLevel,
    sidedness: 'unstated',
    curve: Array.from(massGeV, (mass, i) => ({
      massGeV: mass,
      couplingUpper: gPrime[i],
      excluded: [{ lower: gPrime[i], upper: Number.POSITIVE_INFINITY }],
    })),
    viaMixing: false,
    fidelity: 'published',
    inputs: {},
    references: [source],
    valueIds: [],
    formula: `read off a figure: ${how}`,
    leavesOut: remark === undefined ? [] : [remark],
  };
}

/** The name without what a bound says elsewhere: its level, and who drew it. */
const shortTitle = (name: string): string =>
  name
    .replace(/\s*\((?:drawn|as drawn)[^)]*\)/, '')
    .replace(/,? as drawn in .*$/, '')
    .replace(/,?\s*\d+(?:\.\d+)? % CL/, '');
