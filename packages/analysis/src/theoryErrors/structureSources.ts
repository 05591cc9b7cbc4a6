import { isHydrogen } from '@nereid/physics';
import { structureFunctionNames } from '@nereid/physics/structureFunctions';
import type { ErrorSource, ErrorSourceDefinition, PredictionInputs } from './errorSource.js';

/** Regimes in which nucleons break. */
const BROKEN: readonly string[] = ['inelastic', 'nucleus'];

/** The default with both of its parts exchanged: the rival fits of resonances and of the continuum, by docs/physics/inelastic.md the farthest. */
const RIVALS = 'lux-like:resonances=clas,continuum=allm97';
/** The ratio of structure functions that has both the EMC effect and shadowing. */
const MEDIUM = 'e139-e665';

/**
 * Where nucleons break: `structure-functions`, from the fits in use to rival ones, and in nuclei `nuclear-medium`, from free nucleons to those of
 * nuclei, or back.
 */
export const structureSources: ErrorSourceDefinition = {
  kind: 'structure functions',
  sources(inputs) {
    if (!inputs.kernel.regimes.some((regime) => BROKEN.includes(regime))) return [];
    const inNucleus = inputs.kernel.components.some(
      ({ target }) => target.kind === 'nuclide' && !isHydrogen(target.nuclide),
    );
    return [structureFunctions(inputs), ...(inNucleus ? [nuclearMedium(inputs)] : [])];
  },
};

function structureFunctions({ kernel }: PredictionInputs): ErrorSource {
  const own = kernel.hadronic.structureFunctions ?? structureFunctionNames[0];
  const other = own === structureFunctionNames[0] ? RIVALS : structureFunctionNames[0];
  return {
    name: 'structure-functions',
    kind: 'structure functions',
    title: 'structure functions of nucleons that break',
    oneSigma: `from ${own} to ${other}`,
    references: ['docs/physics/inelastic.md'],
    movesStandardModel: true,
    variation: { kind: 'kernel', inputs: { ...kernel, hadronic: { ...kernel.hadronic, structureFunctions: other } } },
  };
}

function nuclearMedium({ kernel }: PredictionInputs): ErrorSource {
  const own = kernel.hadronic.nuclearMedium ?? 'free';
  const other = own === 'free' ? MEDIUM : 'free';
  return {
    name: 'nuclear-medium',
    kind: 'structure functions',
    title: 'structure functions of nucleons in a nucleus',
    oneSigma: `from ${own} to ${other}`,
    references: ['docs/physics/inelastic.md'],
    movesStandardModel: true,
    variation: { kind: 'kernel', inputs: { ...kernel, hadronic: { ...kernel.hadronic, nuclearMedium: other } } },
  };
}
