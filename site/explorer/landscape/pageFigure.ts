import { type Landscape, landscapeFigure } from '@nereid/analysis';
import type { FigureSpec } from '@nereid/figures';
import { modelDefinition } from '@nereid/physics';
import type { LandscapeState } from './landscapeState.ts';

/** The figure of `nereid landscape` in the plane of a state; title and size are the page's. */
export function pageFigure(landscape: Landscape, { coupling }: LandscapeState): FigureSpec {
  const figure = landscapeFigure(landscape, { caption: '', ...(coupling && { couplings: coupling }) });
  const { title: _, caption: __, width: ___, height: ____, ...bare } = figure;
  return { ...bare, legend: 'below', id: 'plane' };
}

const STATISTIC_WORDS: Readonly<Record<LandscapeState['statistic'], string>> = {
  'likelihood-ratio': 'likelihood ratio',
  'measured-interval': 'value ± z · error',
};

/** What a landscape shows, for whoever sees it without the page: model, bounds, level, sidedness, statistic, version. */
export function landscapeWords(landscape: Landscape, state: LandscapeState, version: string): string {
  const { model, parameters, bounds } = landscape;
  const given = Object.entries(parameters).map(([name, value]) => `${name} = ${value}`);
  const open = given.length === 0 ? '' : ` (${given.join(', ')})`;
  const { confidenceLevel, sidedness, statistic, theoryErrors } = state;
  const level = `${Number((100 * confidenceLevel).toPrecision(6))} % CL, ${sidedness}, ${STATISTIC_WORDS[statistic]}`;
  const errors = theoryErrors ? ', tridents with theory errors' : '';
  const names = bounds.map(({ title }) => title).join(', ');
  return `${modelDefinition(model).title}${open}: ${names}. Computed bounds: ${level}${errors}; published curves as published. Nereid ${version}.`;
}
