import type { ElectroweakInputs } from '@nereid/physics';
import { atTreeLevel } from '@nereid/physics/couplings';
import type { ErrorSourceDefinition, PredictionInputs } from './errorSource.js';

/**
 * `couplings`: what order they are calculated to. Of tree-level couplings one standard deviation is all of the correction at one loop; of
 * those with it, 0.002 of sin²θ_W, the order of the momentum in the loops that is left out (docs/physics/radiative.md).
 */
export const couplingSources: ErrorSourceDefinition = {
  kind: 'couplings',
  sources: ({ electroweak }) => [
    {
      name: 'couplings',
      kind: 'couplings',
      title: 'neutral-current couplings beyond the order calculated',
      oneSigma:
        electroweak.couplings === undefined
          ? 'the whole correction at one loop (couplings: leading)'
          : 'sin²θ_W larger by 0.002 of it, for momenta in the loops',
      references: ['docs/physics/radiative.md'],
      movesStandardModel: true,
      variation: { kind: 'couplings', electroweak: movedCouplings(electroweak) },
    },
  ],
};

function movedCouplings(electroweak: ElectroweakInputs): ElectroweakInputs {
  if (electroweak.couplings === undefined) return { ...electroweak, couplings: 'leading' };
  return { ...electroweak, sin2ThetaW: electroweak.sin2ThetaW * 1.002 };
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
