import { describe, expect, it } from 'vitest';
import { clauseAround, contentWords, sentencesOf } from './sentences.js';
import { tokenize } from './tokens.js';

const split = (text: string) =>
  sentencesOf(text, tokenize(text), [])
    .map(({ start, end }) => text.slice(start, end).trim())
    .filter(Boolean);

describe('sentences', () => {
  it('end at full stops, bullets and blank lines, not inside numbers or after abbreviations', () => {
    expect(split('It is 10.58 GeV. Mishra et al. found 0.82.\n- One\n- Two\n\nThree')).toEqual([
      'It is 10.58 GeV.',
      'Mishra et al. found 0.82.',
      '- One',
      '- Two',
      'Three',
    ]);
  });

  it('keep a number that a line end breaks', () => {
    expect(split('an energy of 10.\n58 GeV. Next')).toEqual(['an energy of 10.\n58 GeV.', 'Next']);
  });
});

describe('words', () => {
  it('are compared in the singular, in lower case, with Greek letters spelled', () => {
    expect([...contentWords('The Centre of ν_μ contours')]).toEqual(['center', 'nu', 'mu', 'contour']);
  });

  it('of a clause end at commas and conjunctions', () => {
    const text = 'Muons reach 25 %, while electrons reach 40 %.';
    const span = { start: text.indexOf('40'), end: text.indexOf('40') + 2 };
    expect([...clauseAround(text, { start: 0, end: text.length }, span)]).toEqual(['electron', 'reach']);
  });
});
