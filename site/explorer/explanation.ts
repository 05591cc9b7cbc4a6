import { printedMeasurement } from '@nereid/analysis';
import { modelDefinition } from '@nereid/physics';
import type { ExplorerData, ExplorerExperiment } from '../build/explorerData.ts';
import { element } from './html.ts';
import type { ExplorerState } from './state.ts';

/** Addresses of the pages that explain. */
export interface ExplanationPages {
  readonly record: string;
  readonly experiment: string;
}

/** Where each number of the plane comes from: the value at its line, the beam, the target, the kernel, the test. */
export function explanation(state: ExplorerState, data: ExplorerData, pages: ExplanationPages): HTMLElement {
  const chosen = data.experiments.filter(({ experiment }) => state.experiments.includes(experiment.id));
  return element(
    'div',
    { class: 'explanation' },
    element('p', {}, formulaWords(state)),
    ...chosen.map((one) => experimentExplanation(one, state, data, pages)),
    element('p', {}, testWords(state)),
  );
}

const SUMS = {
  chiral: 'σ = Σ_j V(T_j)² ρ_VV + A(T_j)² ρ_AA + V A ρ_VA over the nodes of each kernel',
  turned: 'σ = σ_SM + Σ_j S(T_j)² ρ_SS + P(T_j)² ρ_PP',
} as const;

function formulaWords({ model }: ExplorerState): string {
  const { sectors, formula } = modelDefinition(model);
  return `${SUMS[sectors.includes('turned') ? 'turned' : 'chiral']}, ${formula}.`;
}

/** What an experiment enters with: its value at its line, beam, target and kernel. */
export function experimentExplanation(
  { experiment, measurement, kernel, kernelHash, flux, noCounts, measured }: ExplorerExperiment,
  { likelihood }: Pick<ExplorerState, 'likelihood'>,
  { recordOfValue }: ExplorerData,
  pages: ExplanationPages,
): HTMLElement {
  const { valueId } = experiment.measurement;
  const record = recordOfValue[valueId];
  const number = printedMeasurement(experiment, measurement);
  const value =
    measured && record !== undefined
      ? element('a', { href: `${pages.record}${record}/#${valueId}` }, number)
      : element('span', {}, `${number} (the Standard Model with the accuracy projected)`);
  const counts =
    likelihood === 'counts' ? (noCounts === null ? 'its event counts' : `its ratio (${noCounts})`) : 'its ratio';
  const facts: [string, Node | string][] = [
    ['σ/σ_SM', value],
    ['enters with', counts],
    ['beam', element('a', { href: `${pages.experiment}${experiment.id}/` }, flux)],
    ['target', `${experiment.target.material}, ${experiment.regimes.names.join(' and ')}`],
    [
      'kernel',
      `${kernel.kernels.map(({ channel }) => channel).join(', ')}; relative error ${kernel.relativeError.toExponential(0)}; ${kernelHash.slice(0, 12)}`,
    ],
  ];
  return element(
    'details',
    { open: '' },
    element('summary', {}, experiment.name),
    element(
      'dl',
      { class: 'facts' },
      ...facts.flatMap(([name, text]) => [element('dt', {}, name), element('dd', {}, text)]),
    ),
  );
}

function testWords({ statistic, sidedness, confidenceLevel, theoryErrors }: ExplorerState): string {
  const percent = Number((100 * confidenceLevel).toPrecision(6));
  const test =
    statistic === 'likelihood-ratio'
      ? 'a likelihood ratio against the best fit with couplings that exist (g′² ≥ 0)'
      : 'the measured value with z times its error';
  return `Excluded at ${percent} % CL, ${sidedness}, by ${test}. Experiments are combined as independent${theoryErrors ? ', but for what is not known of both predictions: a nucleus or a coupling that they share is one parameter' : ''}.`;
}
