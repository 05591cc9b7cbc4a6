import {
  type CrossSectionRequest,
  type CrossSectionResult,
  equivalentPhotonCrossSection,
  InputError,
  inclusiveCrossSection,
  monteCarloCrossSection,
} from '@nereid/physics';
import type { VirtualityCut } from '@nereid/physics/crossSections';
import { flagOf, parseChoice, parseNumber } from '../../options/parse.js';
import type { Progress } from '../../output/progress.js';
import type { SigmaFlags } from './flags.js';

export const METHODS = ['full', 'epa', 'monte-carlo'] as const;
export type Method = (typeof METHODS)[number];

/** A method of `nereid sigma` with its options checked, ready to run. */
export interface CrossSectionMethod {
  readonly name: Method;
  readonly tolerance: number;
  /** What is specific to the method, for the result. */
  readonly settings: Readonly<Record<string, number | string>>;
  run(request: CrossSectionRequest, progress: Progress): CrossSectionResult;
}

/** A Monte Carlo to 1e-4 would take a minute; 2e-3 takes a second. */
const DEFAULT_TOLERANCE: Record<Method, string> = { full: '1e-4', epa: '1e-4', 'monte-carlo': '2e-3' };

/** @throws InputError for an unknown method, or an option that the method does not have */
export function crossSectionMethod(options: SigmaFlags): CrossSectionMethod {
  const name = parseChoice('--method', options.method, METHODS);
  const tolerance = parseNumber('--tolerance', options.tolerance ?? DEFAULT_TOLERANCE[name]);
  requireOwnOptions(name, options);
  switch (name) {
    case 'full':
      return { name, tolerance, settings: {}, run: (request) => inclusiveCrossSection(request) };
    case 'epa': {
      const cut = virtualityCut(options.epaCut);
      const settings = { epaCut: cut };
      return { name, tolerance, settings, run: (request) => equivalentPhotonCrossSection(request, cut) };
    }
    case 'monte-carlo':
      return monteCarlo(tolerance, options);
  }
}

function monteCarlo(tolerance: number, options: SigmaFlags): CrossSectionMethod {
  const seed = parseNumber('--seed', options.seed ?? '1');
  const maximumSamples = parseNumber('--samples', options.samples ?? '2e7');
  return {
    name: 'monte-carlo',
    tolerance,
    settings: { seed, maximumSamples },
    run: (request, progress) =>
      monteCarloCrossSection(request, {
        seed,
        maximumSamples,
        onProgress: ({ samples, planned }) =>
          progress.update(`Monte Carlo: ${samples.toExponential(1)} of ${planned.toExponential(1)} samples …`),
      }),
  };
}

function requireOwnOptions(name: Method, options: SigmaFlags): void {
  const owners = { seed: 'monte-carlo', samples: 'monte-carlo', epaCut: 'epa' } as const;
  for (const key of ['seed', 'samples', 'epaCut'] as const) {
    if (options[key] === undefined || owners[key] === name) continue;
    const remedy = `It belongs to --method ${owners[key]}.`;
    throw new InputError(flagOf(key), options[key], `not an option of --method ${name}`, remedy);
  }
}

function virtualityCut(text: string | undefined): VirtualityCut {
  if (text === undefined || text === 'none') return 'none';
  const value = parseNumber('--epa-cut', text);
  if (value > 0) return value;
  throw new InputError('--epa-cut', text, 'not positive', 'Give the largest |Q| in GeV, or none.');
}
