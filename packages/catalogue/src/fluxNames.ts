import type { Experiment } from './experiments.js';
import type { FluxSpecification } from './fluxSpecification.js';

const DEFAULT_NAMES = { monochromatic: 'mean-energy', table: 'spectrum', parametric: 'parametric' } as const;

/** The name by which a flux of an experiment is asked for. */
export const fluxName = (flux: FluxSpecification): string => flux.name ?? DEFAULT_NAMES[flux.kind];

/** The flux of that name, or the experiment's own; undefined where there is none. */
export function namedFlux({ flux, otherFluxes }: Experiment, name?: string): FluxSpecification | undefined {
  return name === undefined ? flux : [flux, ...otherFluxes].find((candidate) => fluxName(candidate) === name);
}
