import { givenEdges, type SpectrumObservable, type SpectrumSource, spectrumEdges } from '@nereid/analysis';
import { InputError } from '@nereid/physics';
import { namedRange } from '../../options/observableRange.js';
import { parseRange, parseWholeNumber } from '../../options/parse.js';
import type { SpectrumFlags } from './flags.js';

/** The edges of each observable, found from the events where none are given. */
export type EdgesOf = (source: SpectrumSource, observable: SpectrumObservable) => Float64Array;

/** `--edges`, or `--bins` and `--range`. @throws InputError for flags that contradict each other, or edges that do not ascend */
export function binning(
  { bins, range, edges = [] }: Pick<SpectrumFlags, 'bins' | 'range' | 'edges'>,
  observables: readonly SpectrumObservable[],
): EdgesOf {
  const given = new Map<SpectrumObservable, Float64Array>();
  for (const text of edges) {
    const { observable, values } = edgesOption(text, observables);
    if (given.has(observable)) throw new InputError('--edges', text, `${observable.name} has some`, 'Give them once.');
    given.set(observable, givenEdges(observable, Array.from(values)));
  }
  const rest = observables.filter((observable) => !given.has(observable));
  if (rest.length === 0) requireWithoutEdges({ bins, range });
  const limits = namedRange(range, rest);
  const count = bins === undefined ? 40 : parseWholeNumber('--bins', bins, 1, 10_000);
  return (source, observable) => given.get(observable) ?? spectrumEdges(source, observable, count, limits);
}

/** `pairMass=0,0.2,1`, or the edges alone where there is one observable. */
function edgesOption(text: string, observables: readonly SpectrumObservable[]) {
  const [name, list] = text.includes('=') ? text.split(/=(.*)/s) : [undefined, text];
  const known = observables.map((one) => one.name);
  if (name === undefined && observables.length > 1) {
    const remedy = `Say of which they are: --edges ${known[0]}=${text}.`;
    throw new InputError('--edges', text, 'there are several observables', remedy);
  }
  const observable = name === undefined ? observables[0] : observables.find((one) => one.name === name.trim());
  if (observable === undefined) {
    throw new InputError('--edges', text, `${name} is not among the observables`, `They are ${known.join(', ')}.`);
  }
  return { observable, values: parseRange('--edges', list) };
}

function requireWithoutEdges(flags: { readonly bins: string | undefined; readonly range: string | undefined }): void {
  for (const [name, value] of Object.entries(flags)) {
    if (value !== undefined) throw new InputError(`--${name}`, value, 'there are edges', 'Leave one of them out.');
  }
}
