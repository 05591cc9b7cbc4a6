import type { Catalogue } from '@nereid/catalogue';
import { citationKey, latexText } from '@nereid/catalogue/exports';
import { limitableModel } from '@nereid/physics';
import { calculationReferences } from '../constraints/citations.js';
import type { Bound } from '../landscape/bound.js';
import { briefTitle, FORMULAS_OF_NAMES, legendNames } from '../landscape/boundNames.js';
import type { Landscape } from '../landscape/landscape.js';
import type { LandscapeDescription } from '../landscape/landscapeCsv.js';
import { mediatorSymbols } from './couplingPlane.js';
import { drawnBounds } from './landscapeFigure.js';

/**
 * A figure environment for a paper, in plain ASCII, with a caption that says model, test and version, and for each number
 * beside a curve whose bound it is, with the keys of its papers in `landscape.bib`; what is not drawn is named at the end. Needs the
 * packages amsmath and graphicx.
 */
export function landscapeTex(landscape: Landscape, description: LandscapeDescription, catalogue: Catalogue): string {
  const { drawn, farInside } = drawnBounds(landscape);
  const names = legendNames(drawn);
  const cited = drawn.map((bound, i) => `(${i + 1})~${nameTex(names[i])}${citation(bound, catalogue)}`);
  const sentences = [
    openingSentence(landscape),
    'Measured bounds are shaded, projections dashed.',
    testSentence(description),
    `Numbers: ${cited.join(', ')}.`,
    ...(names.some((name) => name.endsWith('*'))
      ? ['An asterisk marks confidence levels that are not stated or not verified.']
      : []),
    ...(farInside.length > 0
      ? [`Not drawn, as others exclude more: ${farInside.map(({ title }) => latexText(briefTitle(title))).join('; ')}.`]
      : []),
  ];
  return [
    ...(description.command === undefined ? [] : [`% ${description.command.replace(/\s+/g, ' ')}`]),
    '% with \\usepackage{amsmath,graphicx} and the bibliography landscape.bib',
    '\\begin{figure}',
    '  \\centering',
    '  \\includegraphics{landscape}',
    '  \\caption{%',
    ...sentences.map((sentence) => `    ${sentence}`),
    '  }',
    '\\end{figure}',
    '',
  ].join('\n');
}

function openingSentence({ model, parameters }: Landscape): string {
  const { family } = limitableModel(model);
  const { mass, coupling } = mediatorSymbols(model);
  const given = Object.entries(parameters).map(([name, value]) => `\\texttt{${latexText(`${name}=${value}`)}}`);
  const settings = given.length === 0 ? '' : ` (${given.join(', ')})`;
  return `Bounds on the coupling $${coupling}$ of $${family.titleTex}$${settings} against its mass $${mass}$.`;
}

function testSentence({ test, version }: LandscapeDescription): string {
  const { confidenceLevel, sidedness, statistic = 'likelihood-ratio' } = test;
  const percent = Number((100 * confidenceLevel).toPrecision(6));
  return (
    `What is computed is at ${percent}\\,\\% CL (${sidedness}, ${statistic.replaceAll('-', ' ')}; Nereid ${latexText(version)}), ` +
    'recast and published curves are at their own levels.'
  );
}

const nameTex = (name: string): string =>
  Object.hasOwn(FORMULAS_OF_NAMES, name) ? `$${FORMULAS_OF_NAMES[name]}$` : latexText(name);

/** Of the papers of the bound itself: those of targets, model and test stand in the bibliography. */
function citation({ references, constraint }: Bound, catalogue: Catalogue): string {
  const curves = [catalogue.curves.get(constraint) ?? []].flat();
  // a curve of one's own has no paper
  const keys = references.filter((key) => catalogue.references.has(key));
  const papers = calculationReferences({ experiments: [], curves, keys }, catalogue);
  return papers.length === 0 ? '' : `~\\cite{${papers.map(citationKey).join(',')}}`;
}
