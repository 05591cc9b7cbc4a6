import { atTreeLevel } from '@nereid/physics/couplings';
import type { ErrorSourceDefinition, PredictionInputs } from './errorSource.js';

/**
 * `couplings`: what order they are calculated to. Of tree-level couplings one standard deviation is all of the correction at one loop; of
 * those with it, the momentum in the loops that is left out.
 */
export const couplingSources: ErrorSourceDefinition = {
  kind: 'couplings',
  sources: ({ kernel, electroweak }) => [
    {
      name: 'couplings',
      kind: 'couplings',
      title: 'neutral-current couplings beyond the order calculated',
      references: ['docs/physics/radiative.md'],
      movesStandardModel: true,
      ...(electroweak.couplings === undefined
        ? {
            oneSigma: 'the whole correction at one loop (couplings: leading)',
            variation: { kind: 'couplings', electroweak: { ...electroweak, couplings: 'leading' } },
          }
        : {
            oneSigma: 'κ(T) in the place of κ(0), the momentum in the loops',
            variation: { kind: 'scale', relative: loopMomentum(kernel.channels.map(({ channel }) => channel)) },
          }),
    },
  ],
};

/**
 * What the momentum in the loops changes in σ by the neutrino and the leptons, the larger end of what J(T) − J(0) of all fermions gives over the T of
 * kernels (docs/physics/radiative.md); elsewhere the charged current dominates or the leptons are light, and it is below 10⁻³.
 */
const LOOP_MOMENTUM: Readonly<Record<string, number>> = { 'nue:ee': 0.012, 'numu:mumu': -0.004 };
const SMALL_LOOP_MOMENTUM = 0.001;

/** Of channels together the largest; antineutrinos as neutrinos. */
function loopMomentum(channels: readonly string[]): number {
  const sizes = channels.map((name) => LOOP_MOMENTUM[name.replace('bar:', ':')] ?? SMALL_LOOP_MOMENTUM);
  return sizes.reduce((largest, one) => (Math.abs(one) > Math.abs(largest) ? one : largest));
}

/** `vacuum-polarisation`: α(Q²) of the exchanged photon, which kernels have as α: one standard deviation is all of it. */
const vacuumPolarisation = ({ kernel }: PredictionInputs) =>
  kernel.hadronic.vacuumPolarisation
    ? []
    : [
        {
          name: 'vacuum-polarisation',
          kind: 'radiative' as const,
          title: 'vacuum polarisation of the exchanged photon',
          oneSigma: 'α(Q²) in the place of α, of targets that stay whole',
          references: ['docs/physics/radiative.md'],
          movesStandardModel: true,
          variation: {
            kind: 'kernel' as const,
            inputs: { ...kernel, hadronic: { ...kernel.hadronic, vacuumPolarisation: true as const } },
          },
        },
      ];

/** `photons`: further photons, with the nucleus (Zα/4π) and on the leptons (some α/π, times logarithms that cancel in what sums over them). */
const photons = ({ kernel, electroweak }: PredictionInputs) => {
  const meanProtons = kernel.components.reduce(
    (sum, { target, numberFraction }) =>
      sum + numberFraction * (target.kind === 'nuclide' ? target.nuclide.protons : 1),
    0,
  );
  const { alpha } = atTreeLevel(electroweak);
  return {
    name: 'photons',
    kind: 'radiative' as const,
    title: 'more than one photon with the nucleus, photons on the leptons',
    oneSigma: 'Zα/4π and 2α/π, added in quadrature',
    references: ['docs/physics/radiative.md'],
    movesStandardModel: true,
    variation: {
      kind: 'scale' as const,
      relative: Math.hypot((meanProtons * alpha) / (4 * Math.PI), (2 * alpha) / Math.PI),
    },
  };
};

/** What is left out of the photons. */
export const radiativeSources: ErrorSourceDefinition = {
  kind: 'radiative',
  sources: (inputs) => [...vacuumPolarisation(inputs), photons(inputs)],
};
