import { ancestors, type HtmlPage, type PageElement, tag } from './htmlPage.js';
import type { SiteProblem } from './problem.js';

/** Language, title, headings, landmarks, names and labels: what readers of a screen and searchers of the web go by. */
export function structureProblems(page: HtmlPage): SiteProblem[] {
  return [
    ...page.parseProblems,
    ...idProblems(page),
    ...headProblems(page),
    ...headingProblems(page),
    ...landmarkProblems(page),
    ...nameProblems(page),
    ...fieldProblems(page),
    ...imageProblems(page),
  ];
}

function idProblems({ withAttribute, ids }: HtmlPage): SiteProblem[] {
  const seen = new Set<string>();
  const repeated = withAttribute('id').flatMap((element) => {
    const id = element.attributes.get('id') ?? '';
    if (id === '') return [element.problem('an empty id')];
    if (!seen.has(id)) return seen.add(id) && [];
    return [element.problem(`the id "${id}" is used before`)];
  });
  const dangling = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'for'].flatMap((name) =>
    withAttribute(name).flatMap((element) =>
      (element.attributes.get(name) ?? '')
        .split(/\s+/)
        .filter((id) => !ids.has(id))
        .map((id) => element.problem(`${name} names "${id}", which is not on the page`)),
    ),
  );
  return [...repeated, ...dangling];
}

function headProblems(page: HtmlPage): SiteProblem[] {
  const [html] = page.withName('html');
  const problems: SiteProblem[] = [];
  if (!/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/.test(html.attributes.get('lang') ?? ''))
    problems.push(html.problem('no language of the page'));
  if (pageTitle(page) === '') problems.push(html.problem('no title'));
  if (pageDescription(page) === '') problems.push(html.problem('no description'));
  return problems;
}

export const pageTitle = ({ withName }: HtmlPage): string =>
  withName('title')
    .find(({ parent }) => parent?.name === 'head')
    ?.text()
    .trim() ?? '';

export const pageDescription = ({ withName }: HtmlPage): string =>
  withName('meta')
    .find(({ attributes }) => attributes.get('name') === 'description')
    ?.attributes.get('content')
    ?.trim() ?? '';

function headingProblems({ withName }: HtmlPage): SiteProblem[] {
  const headings = withName('h1', 'h2', 'h3', 'h4', 'h5', 'h6');
  const level = ({ name }: PageElement) => Number(name[1]);
  const [html] = withName('html');
  const tops = headings.filter((heading) => level(heading) === 1);
  return [
    ...(tops.length === 0 ? [html.problem('no <h1>')] : []),
    ...tops.slice(1).map((heading) => heading.problem('a second <h1>')),
    ...headings.flatMap((heading, i) => {
      const before = i === 0 ? 0 : level(headings[i - 1]);
      const after = before === 0 ? 'before any other heading' : `after <h${before}>`;
      return [
        ...(level(heading) > before + 1 ? [heading.problem(`${tag(heading)} ${after}`)] : []),
        ...(heading.text().trim() === '' ? [heading.problem('an empty heading')] : []),
      ];
    }),
  ];
}

function landmarkProblems({ withName }: HtmlPage): SiteProblem[] {
  const [html] = withName('html');
  const ofPage = (element: PageElement) =>
    !ancestors(element).some(({ name }) => ['main', 'article', 'section', 'aside', 'nav'].includes(name));
  const counts = [
    ['main', withName('main').length],
    ['header', withName('header').filter(ofPage).length],
    ['footer', withName('footer').filter(ofPage).length],
  ] as const;
  const navigations = withName('nav');
  const named = new Set<string>();
  return [
    ...counts
      .filter(([, count]) => count !== 1)
      .map(([name, count]) => html.problem(`${count} of <${name}> for the page, instead of one`)),
    ...(navigations.length === 0 ? [html.problem('no <nav>')] : []),
    ...navigations.flatMap((navigation) => {
      const name = navigation.attributes.get('aria-label') ?? navigation.attributes.get('aria-labelledby') ?? '';
      if (name !== '' && !named.has(name)) return named.add(name) && [];
      return [navigation.problem(name === '' ? 'a <nav> without a name' : `a second <nav> named "${name}"`)];
    }),
  ];
}

/** Links and buttons say what they do. */
function nameProblems({ elements, withName }: HtmlPage): SiteProblem[] {
  const inside = (outer: PageElement) => elements.filter((one) => one.name === 'img' && ancestors(one).includes(outer));
  return withName('a', 'button', 'summary')
    .filter((element) => {
      const { attributes } = element;
      const label = attributes.get('aria-label') ?? attributes.get('aria-labelledby') ?? attributes.get('title') ?? '';
      return label.trim() === '' && element.text().trim() === '';
    })
    .filter((element) => !inside(element).some(({ attributes }) => attributes.get('alt')))
    .map((element) => element.problem(`a ${tag(element)} without text`));
}

const UNLABELLED = ['hidden', 'submit', 'reset', 'button', 'image'];

function fieldProblems({ withName }: HtmlPage): SiteProblem[] {
  const labelled = new Set(withName('label').flatMap(({ attributes }) => attributes.get('for') ?? []));
  return withName('input', 'select', 'textarea')
    .filter(({ attributes }) => !UNLABELLED.includes(attributes.get('type') ?? ''))
    .filter((field) => {
      const { attributes } = field;
      const own = attributes.get('aria-label') || attributes.get('aria-labelledby');
      return (
        !own && !labelled.has(attributes.get('id') ?? '') && !ancestors(field).some(({ name }) => name === 'label')
      );
    })
    .map((field) => field.problem(`a ${tag(field)} without a label`));
}

function imageProblems({ withName }: HtmlPage): SiteProblem[] {
  return withName('img').flatMap((image) => {
    const missing = ['alt', 'width', 'height'].filter((name) => {
      const value = image.attributes.get(name);
      return value === undefined || (name !== 'alt' && !/^[1-9]\d*$/.test(value));
    });
    return missing.map((name) => image.problem(`an image without ${name}`));
  });
}
