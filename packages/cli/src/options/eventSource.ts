import { type BeamSource, fluxNames, namedMode, namedTable } from '@nereid/analysis';
import type { Catalogue, Exposure } from '@nereid/catalogue';
import { InputError, suggestName } from '@nereid/physics';
import { exposureOverrides } from './exposure.js';
import type { SourceFlags } from './flags/beam.js';
import { parseNumber } from './parse.js';
import { isTableId, requireNoFileOptions, userFluxTable, withUserFlux } from './userFlux.js';

/** Neutrinos and target of a run, and both in words. */
export interface EventSource {
  readonly beam: BeamSource;
  readonly target: string;
  readonly provenance: Readonly<Record<string, string>>;
}

const DEFAULT_TARGET = 'Ar40';

/** Flags of a source that may have an exposure. */
type Options = SourceFlags & { readonly exposure?: readonly string[] };

/** @throws InputError unless energies come from exactly one place */
export async function eventSource(options: Options, catalogue: Catalogue): Promise<EventSource> {
  const { energy, flux, experiment, mode, target } = options;
  if (mode !== undefined && experiment === undefined) {
    throw new InputError('--mode', mode, 'there is no experiment', 'Give one: --experiment dune-nd.');
  }
  if (flux === undefined) requireNoFileOptions(options, 'there is no table of your own', 'Name its file: --flux FILE.');
  if (experiment !== undefined) {
    if (energy !== undefined) throw oneSource(energy);
    const { beam, material, words } = await experimentSource(options, experiment, catalogue);
    return { beam, target: target ?? material, provenance: { energies: words } };
  }
  if ((energy === undefined) === (flux === undefined)) throw oneSource(energy);
  if (energy !== undefined) {
    if (options.exposure !== undefined) throw noExposure(options.exposure, 'neutrinos of one energy have no number');
    const beam = { kind: 'fixed', energyGeV: parseNumber('--energy', energy) } as const;
    return { beam, target: target ?? DEFAULT_TARGET, provenance: { energies: `${energy} GeV` } };
  }
  const beam = await fluxSource(options, catalogue);
  return { beam, target: target ?? DEFAULT_TARGET, provenance: { energies: `flux ${flux}` } };
}

const oneSource = (energy: string | undefined): InputError =>
  new InputError('--energy', energy, 'give one of --energy, --flux, --experiment', 'For example --energy 5.');

const noExposure = (given: readonly string[], problem: string): InputError =>
  new InputError(
    '--exposure',
    given.join(' '),
    problem,
    'Give an --experiment such as dune-nd, or a --flux with its unit.',
  );

/** A flux alone: its shape, or how many neutrinos there are where an exposure is given. */
async function fluxSource(options: Options, catalogue: Catalogue): Promise<BeamSource> {
  if (options.exposure !== undefined) return exposureOfFlux(options, undefined, catalogue);
  const flux = options.flux as string;
  if (isTableId(flux, catalogue)) {
    requireNoFileOptions(options, `${flux} is a table of the catalogue`, 'Leave it out, or name a file.');
    return { kind: 'table', table: namedTable(catalogue, flux) };
  }
  // the number of events is asked for: only the shape of a flux counts
  return { kind: 'table', table: await userFluxTable(flux, options, '1/GeV'), name: flux };
}

/** A flux with the exposure that is given for it, as `nereid rate` takes it. */
async function exposureOfFlux(
  options: Options,
  base: Exposure | undefined,
  catalogue: Catalogue,
): Promise<Extract<BeamSource, { kind: 'exposure' }>> {
  const overrides = exposureOverrides(options.exposure);
  const { experiment: _, ...rest } = options;
  const named = base === undefined ? rest : { ...rest, experiment: base.id };
  const { exposure, catalogue: extended } = await withUserFlux(() => base as Exposure, catalogue, {
    ...named,
    overrides,
  });
  return { kind: 'exposure', exposure, fluxes: extended.fluxes, overrides };
}

interface NamedSource {
  readonly beam: BeamSource;
  readonly material: string;
  readonly words: string;
}

/** With an exposure, `--flux` replaces its flux; a measured experiment has fluxes with names. */
async function experimentSource(options: Options, name: string, catalogue: Catalogue): Promise<NamedSource> {
  const { flux, experimentFlux, mode } = options;
  const exposure = catalogue.exposures.get(name);
  if (exposure !== undefined) {
    if (experimentFlux !== undefined) {
      const problem = `${exposure.name} has beam modes, no fluxes with names`;
      throw new InputError('--experiment-flux', experimentFlux, problem, 'Use --mode, or a table: --flux dune-cdr-nu.');
    }
    return exposureSource(options, exposure, catalogue);
  }
  const experiment = catalogue.experiments.get(name);
  if (experiment === undefined) {
    const known = [...catalogue.exposures.keys(), ...catalogue.experiments.keys()];
    throw new InputError('--experiment', name, 'no such experiment', suggestName(name, known));
  }
  if (mode !== undefined) {
    throw new InputError('--mode', mode, `${experiment.name} has no modes`, 'Choose one of its fluxes with --flux.');
  }
  if (options.exposure !== undefined)
    throw noExposure(options.exposure, `${experiment.name} has a measured ratio and none`);
  requireNoFileOptions(options, `${experiment.name} has fluxes with names`, 'Leave it out.');
  if (flux !== undefined && experimentFlux !== undefined) {
    throw new InputError('--flux', flux, 'given together with --experiment-flux', 'Give one of them.');
  }
  const chosen = experimentFlux ?? flux;
  const words = `${experiment.id}, flux ${chosen ?? fluxNames(experiment)[0]}`;
  return { beam: { kind: 'experiment', experiment, flux: chosen }, material: experiment.target.material, words };
}

async function exposureSource(options: Options, exposure: Exposure, catalogue: Catalogue): Promise<NamedSource> {
  const { flux, mode } = options;
  const { material } = exposure.target;
  if (flux === undefined) {
    const { name, flux: own } = namedMode(exposure, mode);
    const overrides = exposureOverrides(options.exposure);
    const words = `${exposure.id}, mode ${name}, flux ${own.table}`;
    return { beam: { kind: 'exposure', exposure, fluxes: catalogue.fluxes, mode, overrides }, material, words };
  }
  if (mode !== undefined) {
    throw new InputError('--mode', mode, 'given with a flux that has no modes', 'Give --mode or --flux.');
  }
  const beam =
    options.exposure === undefined
      ? await fluxSource(options, catalogue)
      : await exposureOfFlux(options, exposure, catalogue);
  return { beam, material, words: `${exposure.id}, flux ${flux}` };
}
