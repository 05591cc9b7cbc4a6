import { contact, lmuLtau, modelDefinition } from '@nereid/physics';
import { chargesOf, type ExplorerState, judgingOverlays, type PlanePoint } from './state.ts';

const number = (value: number): string => String(Number(value.toPrecision(12)));

/** Charges that are not 0, as --set takes them. */
function setFlags({ model, charges }: ExplorerState): string[] {
  return chargesOf(model)
    .filter((name) => (charges[name] ?? 0) !== 0)
    .map((name) => `--set ${name}=${number(charges[name])}`);
}

function statisticFlags({ confidenceLevel, sidedness, statistic, likelihood, theoryErrors }: ExplorerState): string[] {
  return [
    ...(confidenceLevel === 0.95 ? [] : [`--cl ${number(confidenceLevel)}`]),
    ...(sidedness === 'one-sided' ? [] : ['--sided two']),
    ...(statistic === 'likelihood-ratio' ? [] : [`--statistic ${statistic}`]),
    ...(likelihood === 'ratio' ? [] : [`--likelihood ${likelihood}`]),
    ...(theoryErrors ? ['--theory-errors on'] : []),
  ];
}

/** The prediction of g−2, where that is asked for. */
const predictionFlags = ({ prediction }: ExplorerState, names: readonly string[]): string[] =>
  names.includes('g-2') && prediction !== 'wp2025' ? [`--g-minus-2 ${prediction}`] : [];

/** The command that computes the curves of a plane; undefined for the plane of contact operators, which has no limit on one coupling. */
export function limitCommand(state: ExplorerState): string | undefined {
  if (state.model === contact.name) return undefined;
  const [low, high] = state.mass.map(number);
  // the published line of an experiment in use is drawn without asking
  const digitised = state.curves.filter((name) => !state.experiments.includes(name));
  const overlays = state.model === lmuLtau.name ? [...state.overlays, ...digitised] : [];
  return [
    `npx nereid-hep limit --experiment ${state.experiments.join(',')}`,
    ...(state.model === lmuLtau.name ? [] : [`--model ${state.model}`]),
    ...setFlags(state),
    `--mass ${low}:${high}:${state.resolution}`,
    ...statisticFlags(state),
    ...(overlays.length === 0 ? [] : [`--overlay ${overlays.join(',')}`]),
    ...predictionFlags(state, overlays),
    '--out limits',
  ].join(' ');
}

/** A point as `nereid evaluate` reads it. */
export function pointOf(
  state: ExplorerState,
  { x, y }: PlanePoint,
): { model: string; parameters: Record<string, number> } {
  const charges = Object.fromEntries(
    chargesOf(state.model).flatMap((name) => (state.charges[name] ? [[name, state.charges[name]] as const] : [])),
  );
  const { family } = modelDefinition(state.model);
  if (family === undefined) return { model: state.model, parameters: { vector: x, axial: y } };
  return { model: state.model, parameters: { [family.mass]: x, [family.coupling]: y, ...charges } };
}

/** The command that gives the verdicts on a point: of the experiments, and of what is drawn beside them. */
export function evaluateCommand(state: ExplorerState, point: PlanePoint): string {
  const constraints = [...state.experiments, ...judgingOverlays(state)];
  const flags = [
    `--experiment ${constraints.join(',')}`,
    ...statisticFlags(state),
    ...predictionFlags(state, constraints),
  ].join(' ');
  return `echo '${JSON.stringify(pointOf(state, point))}' | npx nereid-hep evaluate - ${flags}`;
}
