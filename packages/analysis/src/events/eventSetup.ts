import type { Materials, Nuclides } from '@nereid/catalogue';
import { type ElectroweakInputs, type HadronicOptions, InputError, parseModel } from '@nereid/physics';
import { kernelMasses, sectorCrossSections } from '@nereid/physics/crossSections';
import { type EventEnergies, type EventRequest, energySampler } from '@nereid/physics/events';
import { superscalingRemoval } from '@nereid/physics/formFactors';
import { resolveCrossSection } from '../kernels/crossSection.js';
import type { TargetShare } from '../kernels/targets.js';
import { brokenTerms } from './brokenTerms.js';

/** Events asked for by names, as plain data that can be sent to a thread. */
export interface NamedEvents {
  readonly channel: string;
  readonly target: string;
  readonly regime?: string | undefined;
  readonly model: string;
  readonly parameters: Readonly<Record<string, number>>;
  readonly inputs: ElectroweakInputs;
  readonly hadronic: HadronicOptions;
  readonly energies: EventEnergies;
  /** What the target is made of, in the place of what its name stands for. */
  readonly shares?: readonly TargetShare[] | undefined;
}

/** @throws InputError for any name or value that cannot be used, with the nearest known name */
export function resolveEvents(
  named: NamedEvents,
  data: { readonly materials: Materials; readonly nuclides: Nuclides },
): EventRequest & { readonly regime: string; readonly per: string } {
  const { energies } = named;
  const { maximumEnergyGeV } = energySampler(energies).spectrum;
  const model = parseModel(named.model, named.parameters);
  const resolved = resolveCrossSection({ ...named, model, energyGeV: maximumEnergyGeV, tolerance: 1e-3 }, data);
  const { channel, inputs } = resolved.request;
  requireWholeNucleons(named, resolved.regime);
  // where events are, nucleons are in their nuclei
  const { terms } = resolved.regime === 'inelastic' ? brokenTerms(named.target, named, data) : resolved.request;
  return { channel, terms, model, inputs, energies, regime: resolved.regime, per: resolved.per };
}

/** Nucleons that are removed at a cost are sums over what is left of the nucleus, which an event would have to name. */
function requireWholeNucleons({ hadronic }: NamedEvents, regime: string): void {
  if (regime === 'inelastic' || regime === 'coherent' || hadronic.nuclearModel !== superscalingRemoval.name) return;
  const reason = 'has no events: what is left of the nucleus is summed over';
  throw new InputError('nuclear model', hadronic.nuclearModel, reason, 'Use superscaling.');
}

/** A cross section by quadrature with its numerical error [cm²]. */
export interface AveragedCrossSection {
  readonly sigmaCm2: number;
  readonly errorCm2: number;
  readonly converged: boolean;
}

/** The cross section of a request averaged over its energies, refined until its own error is within the tolerance where it can be. */
export function averagedCrossSection(request: EventRequest, tolerance = 1e-4): AveragedCrossSection {
  const { spectrum } = energySampler(request.energies);
  const parts = request.terms.map(({ target, multiplicity }) => ({
    process: { ...kernelMasses(request), target, spectrum, inputs: request.inputs },
    weight: multiplicity,
  }));
  const couplings = request.model.couplings(request.channel, request.inputs);
  const sectors = sectorCrossSections(parts, tolerance, couplings);
  return {
    sigmaCm2: sectors.reduce((sum, { sigma }) => sum + sigma, 0),
    errorCm2: Math.hypot(...sectors.map(({ sigma, relativeError }) => sigma * relativeError)),
    converged: sectors.every(({ converged }) => converged),
  };
}
