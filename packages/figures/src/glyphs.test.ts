import { describe, expect, it } from 'vitest';
import { shareGlyphs } from './glyphs.js';

const outline = `M0,0${'L10,10'.repeat(12)}Z`;

describe('shareGlyphs', () => {
  it('defines a repeated outline once and keeps where it stands', () => {
    const path = `<path d="${outline}"/>`;
    const shared = shareGlyphs(`${path}<path d="${outline}" transform="translate(500,0)"/>`, 'f');
    expect(shared.definitions).toBe(`<path id="f-glyph-0" d="${outline}"/>`);
    expect(shared.body).toBe('<use href="#f-glyph-0"/><use href="#f-glyph-0" transform="translate(500,0)"/>');
  });

  it('leaves an outline that occurs once, or is short, in place', () => {
    const body = `<path d="${outline}"/><path d="M0,0Z"/><path d="M0,0Z"/>`;
    expect(shareGlyphs(body, 'f')).toEqual({ definitions: '', body });
  });
});
