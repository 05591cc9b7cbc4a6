import { describe, expect, it } from 'vitest';
import { MarkupError } from '../markdown.js';
import { attribute, elementsOf, textOf } from '../testing/html.js';
import { type DocumentTargets, renderDocument } from './renderDocument.js';

const targets: DocumentTargets = {
  link: (address) => {
    if (address === 'gone.md') throw new Error('A link to gone.md, which is not there.');
    if (address === 'code.ts') return undefined;
    return address.startsWith('https:') ? { href: address, external: true } : { href: `/docs/${address}` };
  },
  image: (address) => ({ src: `/docs/${address}`, size: { width: 720, height: 540 } }),
};

const render = (text: string) => renderDocument(`# Title\n\n${text}`, 'docs/x.md', targets);

describe('a document', () => {
  it('has its title taken out, and ids of headings as a forge makes them', () => {
    const page = renderDocument(
      '# A limit: `g′`\n\nFirst words.\n\n## The ratio, as r\n\nx\n\n## The ratio, as r\n\ny',
      'x.md',
      targets,
    );
    expect(page.title).toBe('A limit: g′');
    expect(page.description).toBe('First words.');
    expect(page.headings.map(({ id }) => id)).toEqual(['the-ratio-as-r', 'the-ratio-as-r-1']);
    expect(page.html).not.toContain('<h1');
    expect(page.sections).toMatchObject([
      { id: '', text: 'First words.\n' },
      { id: 'the-ratio-as-r', text: 'x\n' },
      { id: 'the-ratio-as-r-1', text: 'y\n' },
    ]);
  });

  it('typesets formulas, and refuses one that is broken, naming the file', () => {
    const elements = elementsOf(render('$$\nV = \\tfrac12 + 2s^2\n$$').html);
    expect(elements.filter(({ tagName }) => tagName === 'math').map((math) => attribute(math, 'display'))).toEqual([
      'block',
    ]);
    expect(() => render('$\\foo$')).toThrow(/^docs\/x\.md: A formula that cannot be typeset: .*\\foo/);
    expect(() => render('costs $5')).toThrow(MarkupError);
  });

  it('makes tables scroll, each under a name of its own', () => {
    const html = render('| a | b |\n|---|---|\n| 1 | 2 |\n\n| c |\n|---|\n| 3 |').html;
    const regions = elementsOf(html).filter((one) => attribute(one, 'role') === 'region');
    expect(regions.map((one) => [attribute(one, 'aria-label'), attribute(one, 'tabindex')])).toEqual([
      ['Table 1', '0'],
      ['Table 2', '0'],
    ]);
    expect(
      elementsOf(html)
        .filter(({ tagName }) => tagName === 'th')
        .map((th) => attribute(th, 'scope')),
    ).toEqual(['col', 'col', 'col']);
  });

  it('leads links to pages and out of the site, and leaves the text of a link to a file that is no page', () => {
    const html = render('[a](models.md) [b](https://arxiv.org/abs/1406.2332) [c](code.ts)').html;
    const links = elementsOf(html).filter(({ tagName }) => tagName === 'a');
    expect(links.map((link) => [attribute(link, 'href'), attribute(link, 'rel')])).toEqual([
      ['/docs/models.md', undefined],
      ['https://arxiv.org/abs/1406.2332', 'external'],
    ]);
    expect(textOf(html).trim()).toBe('a b c');
    expect(() => render('[x](gone.md)')).toThrow('docs/x.md: A link to gone.md, which is not there.');
  });

  it('gives drawings their size and wants words for them', () => {
    const [image] = elementsOf(render('![A curve.](images/a.svg)').html).filter(({ tagName }) => tagName === 'img');
    expect(['src', 'alt', 'width', 'height'].map((name) => attribute(image, name))).toEqual([
      '/docs/images/a.svg',
      'A curve.',
      '720',
      '540',
    ]);
    expect(() => render('![](images/a.svg)')).toThrow('has no text');
  });

  it('drops HTML, keeps code as it is, and lets it be reached by the keyboard', () => {
    const html = render('<script>alert(1)</script>\n\n```sh\necho "<b>" $HOME\n```').html;
    expect(html).not.toContain('<script');
    const [pre] = elementsOf(html).filter(({ tagName }) => tagName === 'pre');
    expect(attribute(pre, 'tabindex')).toBe('0');
    expect(textOf(html).trim()).toBe('echo "<b>" $HOME');
  });

  it('keeps the options of a command whole where it is wrapped, and its text as it is', () => {
    const command = 'npx nereid-hep scan run scan.yaml --out small --sbatch=--time=1 # not-an-option -x';
    const html = render(`\`\`\`sh\n${command}\n\`\`\``).html;
    expect(textOf(html).trim()).toBe(command);
    const options = elementsOf(html).filter((one) => attribute(one, 'class') === 'option');
    expect(options.map((one) => (one.childNodes[0] as { value: string }).value)).toEqual([
      '--out',
      '--sbatch=--time=1',
      '-x',
    ]);
  });

  it('without a title is an error', () => {
    expect(() => renderDocument('text', 'docs/x.md', targets)).toThrow('docs/x.md: No title');
  });
});
