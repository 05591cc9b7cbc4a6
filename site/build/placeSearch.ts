import { type Exposure, isMeasured, type Reference } from '@nereid/catalogue';
import { plainText } from '@nereid/catalogue/exports';
import { siteBase } from './base.js';
import { fullAuthors, publishedIn, referenceLabel, referenceLinks } from './citations.js';
import { type DocumentPage, documentation } from './docs/index.js';
import type { FoundPlace, PlaceKind } from './searchTokens.js';
import type { SiteData } from './siteData.js';

interface IndexedPlace extends FoundPlace {
  readonly text: string;
}

/** What the search finds beside records and texts: experiments, models, commands, pages, papers; rows for the browser. */
export function searchPlaces(
  { catalogue }: Pick<SiteData, 'catalogue'>,
  documents: readonly Pick<DocumentPage, 'slug' | 'href' | 'sections'>[] = documentation().pages,
): IndexedPlace[] {
  const sections = (slug: string, kind: PlaceKind) =>
    documents.filter((page) => page.slug === slug).flatMap((page) => placesOfSections(page, kind));
  return [
    ...[...catalogue.experiments.values()].map((experiment) => ({
      ...experimentPlace(experiment, isMeasured(experiment) ? 'measured tridents' : 'a projection'),
      text: [experiment.id, experiment.laboratory, experiment.beam, experiment.target.material].join(' '),
    })),
    ...[...catalogue.exposures.values()].map((exposure: Exposure) => ({
      ...experimentPlace(exposure, 'expected events'),
      text: [exposure.id, exposure.laboratory, exposure.beam, exposure.target.material].join(' '),
    })),
    ...sections('models', 'model'),
    ...sections('commands', 'command'),
    ...PAGES.map(([path, title, text]) => place('page', title, '', path, text)),
    ...[...catalogue.references.values()].map(paperPlace),
  ];
}

const place = (kind: PlaceKind, title: string, words: string, path: string, text: string): IndexedPlace => ({
  kind,
  title,
  words,
  href: `${siteBase().replace(/\/$/, '')}${path}`,
  text,
});

const experimentPlace = ({ id, name }: { readonly id: string; readonly name: string }, words: string) =>
  place('experiment', name, words, `/experiments/${id}/`, '');

/** Enough of a section to find it by; its page has the full text. */
const LONGEST_TEXT = 200;

/** Each model and each command has a heading of its own. */
function placesOfSections(
  { href, sections }: Pick<DocumentPage, 'href' | 'sections'>,
  kind: PlaceKind,
): IndexedPlace[] {
  return sections
    .filter(({ id }) => id !== '')
    .map(({ id, title, text }) => {
      const [first = ''] = text
        .replace(/^Usage:.*$/m, '')
        .trim()
        .split(/\n\s*\n/);
      return { kind, title, words: shortened(plain(first)), href: `${href}#${id}`, text: text.slice(0, LONGEST_TEXT) };
    });
}

/** One line without the marks of indices. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/(?<=\p{L})_(?=\p{Script=Greek})/gu, '');

const shortened = (line: string): string =>
  line.length <= 90 ? line : `${line.slice(0, 90).replace(/\s+\S*$/, '')} …`;

const PAGES = [
  ['/explorer/', 'Explorer: landscape', 'all bounds figure plot live coupling mass charges mixing presets'],
  ['/explorer/plane/', 'Explorer: limits plane', 'limits figure plot live coupling mass plane contact'],
  ['/explorer/randall-sundrum/', 'Explorer: Randall–Sundrum', 'warped extra dimension leptons Kaluza-Klein'],
  ['/explorer/scans/', 'Explorer: scan viewer', 'scan results parquet csv points'],
  ['/gallery/', 'Figures', 'gallery plots svg pdf'],
  ['/methodology/', 'Methodology', 'anchors lifecycle status coverage difficulty priority badges'],
  ['/references/', 'References', 'papers bibliography bibtex'],
] as const;

function paperPlace(reference: Reference): IndexedPlace {
  const numbers = referenceLinks(reference).map(({ label }) => label);
  const text = [reference.key, fullAuthors(reference), publishedIn(reference), ...numbers].join(' ');
  const title = plainText(reference.title);
  return place('paper', title, referenceLabel(reference), `/references/#ref-${reference.key}`, text);
}
