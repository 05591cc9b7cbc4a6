import { ANOMALY_PREDICTIONS, OBSERVABLES } from '@nereid/analysis';
import { contact, lmuLtau, modelDefinition } from '@nereid/physics';
import type { ExplorerData } from '../build/explorerData.ts';
import { chargesOf, type ExplorerState } from './state.ts';

const STATISTIC_WORDS: Readonly<Record<ExplorerState['statistic'], string>> = {
  'likelihood-ratio': 'likelihood ratio',
  'measured-interval': 'value ± z · error',
};

/** What a plane shows, for whoever sees it without the page: model, experiments, level, sidedness, statistic, version. */
export function figureWords(state: ExplorerState, data: ExplorerData): string {
  return `${modelWords(state)}: ${experimentWords(state, data)}, ${testWords(state)}.${besideWords(state, data)} Nereid ${data.version}.`;
}

function modelWords({ model, charges }: ExplorerState): string {
  const given = chargesOf(model).filter((name) => (charges[name] ?? 0) !== 0);
  const words = given.map((name) => `${name} = ${charges[name]}`);
  return [modelDefinition(model).title, ...(words.length === 0 ? [] : [`(${words.join(', ')})`])].join(' ');
}

function experimentWords({ experiments, likelihood }: ExplorerState, data: ExplorerData): string {
  const chosen = data.experiments.filter(({ experiment }) => experiments.includes(experiment.id));
  return chosen
    .map(({ experiment: { name }, noCounts }) =>
      likelihood === 'counts' && noCounts === null ? `${name} (counts)` : name,
    )
    .join(', ');
}

function testWords({ confidenceLevel, sidedness, statistic, theoryErrors }: ExplorerState): string {
  const level = `${Number((100 * confidenceLevel).toPrecision(6))} % CL, ${sidedness}, ${STATISTIC_WORDS[statistic]}`;
  return theoryErrors ? `${level}, with theory errors` : level;
}

function besideWords({ model, overlays, prediction, curves }: ExplorerState, data: ExplorerData): string {
  if (model !== lmuLtau.name) return model === contact.name ? ' Shaded: excluded.' : '';
  const computed = overlays.map((name) =>
    name === 'g-2' ? `${OBSERVABLES[name].title} (${ANOMALY_PREDICTIONS[prediction].name})` : OBSERVABLES[name].title,
  );
  const read = data.curves.filter((one) => one.model === model && curves.includes(one.experiment));
  const beside = [...computed, ...read.map(({ name }) => name)];
  return beside.length === 0 ? '' : ` Beside: ${beside.join(', ')}.`;
}
