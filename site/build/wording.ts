import { type FullRecord, type OpenIssue, type Role, readableNumber, type Status } from '@nereid/catalogue';
import { describeChannel, tridentChannel } from '@nereid/physics';
import { renderInline } from './markdown.js';

/** How the pages call what the data name with one word. */
export const ROLE_TITLES: Readonly<Record<Role, string>> = {
  measurement: 'Measurements',
  eventCount: 'Event counts',
  projection: 'Projections',
  experimentParameter: 'Experiment parameters',
  statisticalConvention: 'Statistical conventions',
  theoryInput: 'Theory',
};

export const STATUS_MEANINGS: Readonly<Record<Status, string>> = {
  draft: 'facts are missing; the open issues say which',
  written: 'complete and checked by machine; nobody has reviewed it',
  checked: 'checked by a person who did not write it',
  approved: 'approved in the form of the content hash shown',
  'fact-checked': 'every number compared with its source by a person',
  rework: 'sent back for changes',
  blocked: 'waits for something outside',
  deferred: 'put off',
  merged: 'part of another record now',
};

export const ISSUE_TITLES: Readonly<Record<OpenIssue['type'], string>> = {
  conventionConflict: 'Conflict of conventions',
  wording: 'Wording of the source',
  arithmetic: 'Numbers that do not add up',
  missingSource: 'Missing source',
  missingFact: 'Missing fact',
};

export const NEED_TITLES: Readonly<Record<NonNullable<FullRecord['difficulty']>['needs'][number]['part'], string>> = {
  operatorConvention: 'Operator convention',
  mediatorMatching: 'Matching of mediators',
  targetAndFormFactors: 'Target and form factors',
  fluxIntegration: 'Flux integration',
  rateOrLikelihood: 'Rate or likelihood',
};

/** Values of a record under the headings of their roles, in the order in which the roles appear. */
export function valuesByRole(record: FullRecord): [Role, FullRecord['values']][] {
  const roles = [...new Set(record.values.map(({ role }) => role))];
  return roles.map((role) => [role, record.values.filter((value) => value.role === role)]);
}

/** `1.07 × 10⁻³`. */
export const powerOfTen = (value: number, digits: number): string => readableNumber(value.toExponential(digits));

/** A number of events to three digits: `1190`, `23.5`, `0.302`, `4.1 × 10⁻⁵`. */
export function eventNumber(events: number, digits = 3): string {
  if (events === 0) return '0';
  if (events < 1e-3) return powerOfTen(events, digits - 1);
  return events < 10 ** digits ? events.toPrecision(digits) : events.toFixed(0);
}

/** `5.9 %` of 0.059; a dash for nothing. */
export const percent = (fraction: number): string =>
  fraction === 0 ? '–' : `${Number((100 * fraction).toPrecision(2))} %`;

/** `Antineutrino mode, phase 2` of `nubar-phase-2`. */
export function modeTitle(name: string): string {
  const [, bar, rest] = /^nu(bar)?(?:-(.+))?$/.exec(name) ?? [];
  if (bar === undefined && rest === undefined && name !== 'nu') return `Mode ${name}`;
  const which = bar === undefined ? 'Neutrino mode' : 'Antineutrino mode';
  return rest === undefined ? which : `${which}, ${rest.replaceAll('-', ' ')}`;
}

/** A formula and, for readers who do not see it, its words: a heading that holds nothing but MathML counts as empty. */
export const formulaInWords = (tex: string, words: string): string =>
  `<span class="visually-hidden">${words}</span><span aria-hidden="true">${renderInline(`$${tex}$`)}</span>`;

/** `ν_μ → ν_e μ⁻ e⁺`, typeset. @throws InputError for a name that is no channel */
export const channelHtml = (name: string): string => formulaInWords(channelTex(name), channelWords(name));

/** `ν_μ → ν_e μ⁻ e⁺`, for who does not see the formula. @throws InputError for a name that is no channel */
export const channelWords = (name: string): string => describeChannel(tridentChannel(name));

/** `ν_{μ} \to  ν_{e} μ^- e^+` of `numu:mue`. @throws InputError for a name that is no channel */
export const channelTex = (name: string): string =>
  channelWords(name)
    .replace(/ν̄/g, '\\bar ν')
    .replace(/_(.)/g, '_{$1}')
    .replace('→', '\\to ')
    .replaceAll('⁻', '^-')
    .replaceAll('⁺', '^+');

const FLAVOURS: Readonly<Record<string, string>> = { e: 'e', mu: 'μ', tau: 'τ' };

/** `ν̄_μ` of `numubar`, typeset. */
export function speciesHtml(species: string): string {
  const [, flavour = '', bar = ''] = /^nu(e|mu|tau)(bar)?$/.exec(species) ?? [];
  return renderInline(`$${bar === '' ? '' : '\\bar '}ν_${FLAVOURS[flavour]}$`);
}
