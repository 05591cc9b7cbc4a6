import { modelDefinitions } from '@nereid/physics';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MarkupError, renderInline, renderMarkdown } from './markdown.js';
import { attribute, elementsOf, textOf } from './testing/html.js';

const failure = (work: () => unknown): MarkupError => {
  try {
    work();
  } catch (error) {
    if (error instanceof MarkupError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

describe('a formula', () => {
  it('becomes HTML for the eye and MathML for everything else', () => {
    const elements = elementsOf(renderMarkdown('The muon neutrino $\\nu_\\mu$ scatters.'));
    const math = elements.filter(({ tagName }) => tagName === 'math');
    expect(math).toHaveLength(1);
    const annotation = elements.find(({ tagName }) => tagName === 'annotation');
    expect(annotation?.childNodes).toMatchObject([{ value: '\\nu_\\mu' }]);
    const visual = elements.find((element) => attribute(element, 'class') === 'katex-html');
    expect(visual && attribute(visual, 'aria-hidden')).toBe('true');
    // subscript of ν by μ, as the MathML of the web has it
    expect(elements.map(({ tagName }) => tagName)).toContain('msub');
  });

  it.each(modelDefinitions().map(({ name, parameters, symbol }) => [name, parameters, symbol ?? name] as const))(
    'can be the symbol of any parameter of %s',
    (_, parameters, symbol) => {
      for (const tex of [symbol, ...parameters.map((one) => one.symbol)]) {
        expect(() => renderInline(`$${tex}$`), tex).not.toThrow();
      }
    },
  );

  it.each([
    ['an unknown command', '$\\foo$', '\\foo'],
    ['a brace that is not closed', '$\\frac{1}{2$', "'}'"],
    ['a letter without a mathematical font', '$Ж$', 'Ж'],
    ['a link', '$\\href{https://example.org}{x}$', '\\href'],
    ['an address', '$\\url{https://example.org}$', '\\url'],
    ['an image', '$\\includegraphics{x.png}$', '\\includegraphics'],
    ['an HTML attribute', '$\\htmlClass{a}{x}$', 'HTML'],
    ['a file', '$\\input{/etc/passwd}$', '\\input'],
    ['a macro without end', '$\\def\\x{\\x\\x}\\x$', 'expansions'],
    ['a second dollar sign too many', '$x$$', 'dollar sign'],
    ['no second dollar sign', 'costs $5', 'dollar sign'],
  ])('with %s is refused, and the message quotes it in one line', (_, source, named) => {
    const { message } = failure(() => renderMarkdown(source));
    expect(message).toContain(named);
    expect(message).toContain(`In: ${source}`);
    expect(message).not.toContain('\n');
  });

  it('cannot be made as large as the page', () => {
    const styles = elementsOf(renderMarkdown('$\\rule{1000em}{1000em}$')).map((one) => attribute(one, 'style') ?? '');
    const sizes = styles.flatMap((style) => [...style.matchAll(/([\d.]+)em/g)].map(([, size]) => Number(size)));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(20);
  });
});

describe('a text', () => {
  it('shows an escaped dollar sign, and one in code', () => {
    expect(textOf(renderMarkdown('A beam for 5 \\$, `$x`')).trim()).toBe('A beam for 5 $, $x');
  });

  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '<b onclick="x">bold</b>', '<!-- x -->'])(
    'loses the HTML %s',
    (html) => {
      const elements = elementsOf(renderMarkdown(`Before ${html} after`));
      expect(elements.map(({ tagName, attrs }) => [tagName, attrs])).toEqual([['p', []]]);
      expect(elementsOf(renderMarkdown(html)).filter(({ tagName }) => tagName !== 'p')).toEqual([]);
    },
  );

  it('links to https as external, to values and citations as such', () => {
    const links = elementsOf(
      renderMarkdown('[a](https://arxiv.org/abs/1406.2332) [b](#ratio) [c](/records/L023/#ref-CCFR1991)'),
    ).filter(({ tagName }) => tagName === 'a');
    expect(links.map((link) => [attribute(link, 'rel'), attribute(link, 'class')])).toEqual([
      ['external', undefined],
      [undefined, 'value-ref'],
      [undefined, 'citation'],
    ]);
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](java&#115;cript:alert(1))',
    '[x](JAVASCRIPT&colon;alert(1))',
    '[x][y]\n\n[y]: javascript&colon;alert(1)',
    '<javascript:alert(1)>',
    '[x](data:text/html,x)',
    '[x](//example.org)',
    '[x](http://example.org)',
    '[x](https:///example.org)',
    '[x](../secret)',
    '<someone@example.org>',
  ])('does not link elsewhere: %s', (source) => {
    expect(failure(() => renderMarkdown(source)).reason).toMatch(/^A link to/);
  });

  it.each(['![x](https://example.org/x.png)', '![x][y]\n\n[y]: https://example.org/x.png'])(
    'loads no image: %s',
    (source) => {
      expect(failure(() => renderMarkdown(source)).reason).toMatch(/^An image/);
    },
  );

  it.each(['# Title', 'Title\n=====', '- ## Title'])('has no headings, which the page gives: %s', (source) => {
    expect(failure(() => renderMarkdown(source)).reason).toMatch(/^A heading/);
  });

  it('of any characters makes no element that runs, loads or leads elsewhere', () => {
    const piece = fc.constantFrom(
      ...['<', '>', '"', "'", '&', '`', '*', '_', '[', ']', '(', ')', '!', '\\', '$', '#', '\n', ' ', 'a', ':', '/'],
      ...['javascript:', '&colon;', '&#x3c;', 'script', 'onerror=', 'https://', 'style=', '{', '}', '\\href'],
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    const allowed =
      /^(p|em|strong|code|pre|a|ul|ol|li|br|hr|blockquote|span|math|m[a-z]+|semantics|annotation|svg|path)$/;
    fc.assert(
      fc.property(text, (source) => {
        let html: string;
        try {
          html = renderMarkdown(source);
        } catch (error) {
          expect(error).toBeInstanceOf(MarkupError);
          return;
        }
        for (const element of elementsOf(html)) {
          expect(element.tagName).toMatch(allowed);
          for (const { name } of element.attrs) expect(name).not.toMatch(/^on|^src$/);
          expect(attribute(element, 'href') ?? '#').toMatch(/^(https:\/\/|#|\/)/);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('a line', () => {
  it.each(['1. Measurement', '2) Ratio', '- x', '+', '* x', '# x', '> 3 GeV', '~~~', '---', '[x]: y', '1991.'])(
    'that begins like a block is still one line: %s',
    (source) => {
      expect(textOf(renderInline(source))).toBe(source);
      expect(elementsOf(renderInline(source))).toEqual([]);
    },
  );

  it.each(['a < b & "c"', "it's", 'a ` b', '*unbalanced', 'a * b', 'x_1 and y_2', '&c.', '100 % > 99 %'])(
    'of plain words is shown as it is written: %s',
    (source) => {
      expect(textOf(renderInline(source))).toBe(source);
    },
  );

  it('keeps emphasis and formulas, and joins what was folded', () => {
    const html = renderInline('*W*–*Z* interference\n  in $x$');
    expect(elementsOf(html).filter(({ tagName }) => tagName === 'em')).toHaveLength(2);
    expect(elementsOf(html).filter(({ tagName }) => tagName === 'math')).toHaveLength(1);
    expect(html).not.toContain('<p>');
    expect(textOf(html)).toMatch(/^W–Z interference in /);
  });

  it('has no second paragraph, and the message quotes the text', () => {
    expect(failure(() => renderInline('One\n\nTwo')).message).toBe(
      'Several paragraphs where one line is shown. In: One Two',
    );
    expect(failure(() => renderInline('$\\foo$')).source).toBe('$\\foo$');
  });
});
