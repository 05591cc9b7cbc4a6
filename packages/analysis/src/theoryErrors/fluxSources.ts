import type { ExperimentKernelInputs, KernelFlux } from '../kernels/kernelInputs.js';
import type { ErrorSourceDefinition } from './errorSource.js';

/** Of the energies of a digitised spectrum: how well shapes read off figures and those of other codes agree (docs/physics/rates.md). */
const ENERGY_SCALE_ERROR = 0.05;

/**
 * `flux-shape:ccfr`: all energies of the spectrum larger by a twentieth. It moves what new physics adds, not the Standard Model that a published ratio was
 * divided by, which the authors had from their own spectrum.
 */
export const fluxSources: ErrorSourceDefinition = {
  kind: 'flux',
  sources: ({ kernel, experiment }) =>
    experiment === undefined
      ? []
      : [
          {
            name: `flux-shape:${experiment}`,
            kind: 'flux',
            title: `shape of the neutrino spectrum of ${experiment}`,
            oneSigma: `energies larger by ${100 * ENERGY_SCALE_ERROR} %`,
            references: ['docs/physics/rates.md'],
            movesStandardModel: false,
            variation: { kind: 'kernel', inputs: withEnergies(kernel, 1 + ENERGY_SCALE_ERROR) },
          },
        ],
};

const withEnergies = (inputs: ExperimentKernelInputs, factor: number): ExperimentKernelInputs => ({
  ...inputs,
  flux: scaledFlux(inputs.flux, factor),
});

function scaledFlux(flux: KernelFlux, factor: number): KernelFlux {
  // ten digits: as the edges of tables, so that hashes do not depend on rounding
  const scaled = (energy: number) => Number((energy * factor).toPrecision(10));
  if (flux.kind === 'monochromatic') return { ...flux, energyGeV: scaled(flux.energyGeV) };
  const spectra = Object.entries(flux.spectra).map(([channel, bins]) => [
    channel,
    bins.map((bin) => ({ ...bin, lowGeV: scaled(bin.lowGeV), highGeV: scaled(bin.highGeV) })),
  ]);
  return { ...flux, spectra: Object.fromEntries(spectra) };
}
