import { describe, expect, it } from 'vitest';
import { pageProblems, toyPage, toyProblems } from '../testing/toyPages.js';

/** Problems of the toy page after a piece of it was replaced. */
function replaced(from: string | RegExp, to: string): string[] {
  const page = toyPage();
  const changed = page.replace(from, to);
  expect(changed).not.toBe(page);
  return toyProblems({ 'index.html': changed }).map((problem) => problem.replace(/^[^ ]* /, ''));
}

describe('the head of a page', () => {
  it.each([
    [' lang="en"', '', 'no language of the page'],
    ['lang="en"', 'lang="english please"', 'no language of the page'],
    ['<title>Home</title>', '', 'no title'],
    ['<title>Home</title>', '<title> </title>', 'no title'],
    ['content="About Home."', 'content=""', 'no description'],
    ['name="description"', 'name="summary"', 'no description'],
  ])('with %s replaced by "%s" has %s', (from, to, message) => {
    expect(replaced(from, to)).toEqual([message]);
  });

  it('has a title of its own, not that of a drawing', () => {
    expect(pageProblems({ main: '<svg><title>Drawing</title></svg>' })).toEqual([]);
  });
});

describe('headings', () => {
  it('may go down by one level and up by any', () => {
    expect(pageProblems({ main: '<h2>a</h2><h3>b</h3><h4>c</h4><h2>d</h2>' })).toEqual([]);
  });

  it.each([
    ['<h3>a</h3>', '<h3> after <h1>'],
    ['<h2>a</h2><h4>b</h4>', '<h4> after <h2>'],
    ['<h1>Another</h1>', 'a second <h1>'],
    ['<h2> </h2>', 'an empty heading'],
  ])('that do otherwise are a problem: %s', (main, message) => {
    expect(pageProblems({ main })).toEqual([message]);
  });

  it('begin with one <h1>', () => {
    expect(replaced('<h1>Home</h1>', '')).toEqual(['no <h1>']);
    expect(replaced(/h1>/g, 'h2>')).toEqual(['no <h1>', '<h2> before any other heading']);
  });
});

describe('landmarks', () => {
  it.each([
    [/<(\/?)main>/g, '<$1div>', '0 of <main> for the page, instead of one'],
    ['<footer>The end.</footer>', '', '0 of <footer> for the page, instead of one'],
    [/<(\/?)header>/g, '<$1div>', '0 of <header> for the page, instead of one'],
    ['<footer>', '<main></main><footer>', '2 of <main> for the page, instead of one'],
    ['<nav aria-label="Main">', '<nav>', 'a <nav> without a name'],
    [/<(\/?)nav[^>]*>/g, '<$1div>', 'no <nav>'],
  ])('with %s replaced by "%s" are a problem', (from, to, message) => {
    expect(replaced(from, to)).toEqual([message]);
  });

  it('are told apart by their names; headers inside an article are not those of the page', () => {
    expect(pageProblems({ main: '<nav aria-label="Main"></nav>' })).toEqual(['a second <nav> named "Main"']);
    expect(pageProblems({ main: '<article><header>x</header><footer>y</footer></article>' })).toEqual([]);
  });
});

describe('ids', () => {
  it('are on the page once, and there where they are named', () => {
    expect(pageProblems({ main: '<p id="x"></p><p id="x"></p>' })).toEqual(['the id "x" is used before']);
    expect(pageProblems({ main: '<p id=""></p>' })).toEqual(['an empty id']);
    expect(pageProblems({ main: '<section aria-labelledby="x y"><h2 id="x">x</h2></section>' })).toEqual([
      'aria-labelledby names "y", which is not on the page',
    ]);
    expect(pageProblems({ main: '<label for="x">x</label>' })).toEqual(['for names "x", which is not on the page']);
  });
});

describe('fields of a form', () => {
  it.each([
    '<label for="x">X</label><input id="x">',
    '<label>X <input></label>',
    '<input aria-label="X">',
    '<h2 id="x">X</h2><select aria-labelledby="x"></select>',
    '<input type="hidden"><input type="submit">',
  ])('with a label pass: %s', (main) => {
    expect(pageProblems({ main })).toEqual([]);
  });

  it.each([
    ['<input>', '<input>'],
    ['<input id="x" placeholder="X">', '<input>'],
    ['<label>X</label><select></select>', '<select>'],
    ['<textarea aria-label=""></textarea>', '<textarea>'],
  ])('without one do not: %s', (main, name) => {
    expect(pageProblems({ main })).toEqual([`a ${name} without a label`]);
  });
});

describe('images, links and buttons', () => {
  it.each([
    ['<img src="/drawing.svg" width="1" height="1">', ['an image without alt']],
    ['<img src="/drawing.svg" alt="">', ['an image without width', 'an image without height']],
    ['<img src="/drawing.svg" alt="" width="100%" height="0">', ['an image without width', 'an image without height']],
    ['<a href="/"></a>', ['a <a> without text']],
    ['<a href="/"><img src="/drawing.svg" alt="" width="1" height="1"></a>', ['a <a> without text']],
    ['<button type="button"> </button>', ['a <button> without text']],
    ['<details><summary></summary></details>', ['a <summary> without text']],
  ])('%s: %j', (main, messages) => {
    expect(pageProblems({ main })).toEqual(messages);
  });

  it('may be named by a label or by the image in them', () => {
    expect(pageProblems({ main: '<a href="/" aria-label="Home"></a><button aria-label="Close">×</button>' })).toEqual(
      [],
    );
    expect(pageProblems({ main: '<a href="/"><img src="/drawing.svg" alt="Home" width="1" height="1"></a>' })).toEqual(
      [],
    );
  });
});

it('HTML that a browser has to guess is a problem', () => {
  expect(pageProblems({ main: '<p class="a" class="b">x</p>' })).toEqual(['HTML: duplicate-attribute']);
  expect(replaced('<!doctype html>\n', '')).toEqual(['HTML: missing-doctype']);
});
