import { CONTENT_SECURITY_POLICY } from '../contentSecurity.js';
import { type HtmlPage, type PageElement, tag } from './htmlPage.js';
import type { SiteProblem } from './problem.js';

/** A page states its policy before anything is loaded. */
export function policyProblems({ withName }: HtmlPage): SiteProblem[] {
  const [head] = withName('head');
  const inHead = withName('meta', 'link', 'script', 'style', 'title', 'base').filter(({ parent }) => parent === head);
  const isPolicy = ({ attributes }: PageElement) =>
    attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy';
  const policies = withName('meta').filter(isPolicy);
  if (policies.length !== 1) return [head.problem(`${policies.length} security policies instead of one`)];
  const [policy] = policies;
  const before = inHead.slice(0, inHead.indexOf(policy)).filter(({ attributes }) => !attributes.has('charset'));
  return [
    ...(policy.parent === head ? [] : [policy.problem('the security policy is not in the head')]),
    ...before.map((element) => element.problem(`${tag(element)} before the security policy`)),
    ...(policy.attributes.get('content') === CONTENT_SECURITY_POLICY
      ? []
      : [policy.problem('the security policy is another than that of the program')]),
  ];
}

/** Elements that load or run what the policy does not allow. */
const FORBIDDEN = ['style', 'iframe', 'frame', 'object', 'embed', 'applet', 'base', 'portal', 'foreignobject'];

/** A bitmap that stands in a drawing itself, as plots of many cells have: it loads and runs nothing. */
const isBitmap = ({ name }: PageElement, value: string) =>
  name === 'image' && /^data:image\/(png|jpeg);base64,[\w+/=\s]+$/.test(value);

/** Nothing in a page or a drawing runs by itself, and nothing stands in it that its policy would block: in a page also `bitmaps`. */
export function inlineProblems({ elements }: Pick<HtmlPage, 'elements'>, bitmaps = false): SiteProblem[] {
  return elements.flatMap((element) => {
    const { name, attributes } = element;
    const problems: SiteProblem[] = [];
    if (FORBIDDEN.includes(name.toLowerCase())) problems.push(element.problem(`a ${tag(element)}`));
    if (name === 'script' && !attributes.has('src')) problems.push(element.problem('a script in the page itself'));
    if (attributes.get('http-equiv')?.toLowerCase() === 'refresh')
      problems.push(element.problem('a page that moves on'));
    for (const [attribute, value] of attributes) {
      if (/^on/.test(attribute) || attribute === 'srcdoc') problems.push(element.problem(`the attribute ${attribute}`));
      if (/^\s*(javascript|vbscript|data):/i.test(value) && !(bitmaps && isBitmap(element, value)))
        problems.push(element.problem(`${attribute} runs a script`));
      if (attribute === 'style' && /url\(|expression|@import|image-set/i.test(value))
        problems.push(element.problem('a style that loads something'));
    }
    return problems;
  });
}

/** A drawing in a file of its own: it may only refer to its own parts, and hold bitmaps. */
export function drawingProblems(drawing: Pick<HtmlPage, 'elements'>): SiteProblem[] {
  const references = drawing.elements.flatMap((element) =>
    ['href', 'xlink:href', 'src'].flatMap((attribute) => {
      const value = element.attributes.get(attribute) ?? '#';
      if (value.startsWith('#') || isBitmap(element, value)) return [];
      return element.problem(`${tag(element)} refers to ${value}`);
    }),
  );
  const scripts = drawing.elements
    .filter(({ name }) => name === 'script')
    .map((element) => element.problem('a script in a drawing'));
  const inline = inlineProblems(drawing, true).filter(
    ({ message }) => message !== 'a <style>' && !/^a script/.test(message),
  );
  return [...references, ...scripts, ...inline];
}
