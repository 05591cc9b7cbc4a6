import { describe, expect, it } from 'vitest';
import { ccfr, toyExport } from '../../test/toyExport.js';
import { catalogueLatex, latestEvent } from './catalogueLatex.js';
import { bibliography, bookmark } from './latexDocument.js';
import { recordLatex } from './recordLatex.js';

const changes = {
  arithmetic: 'arithmetic:\n  - { id: quotient, formula: "{seen} / {expected}", equals: ratio, compare: digits }',
  openIssues: `openIssues:
  - id: question
    type: conventionConflict
    question: Which of {value:ratio} & others?
    blocking: true
    waiver: { at: 2026-02-01, actor: { name: A. Writer, email: a@example.org }, reason: 100% settled. }`,
};

/** Environments that are not closed, or not in turn. */
function unbalanced(tex: string): string[] {
  const open: string[] = [];
  for (const [, what, name] of tex.matchAll(/\\(begin|end)\{(\w+)\}/g)) {
    if (what === 'begin') open.push(name);
    else if (open.pop() !== name) return [name];
  }
  return open;
}

describe('a record as a LaTeX document', () => {
  const data = toyExport(changes);
  const tex = recordLatex(data.record, data);

  it('is ASCII, with every environment closed and every citation in the bibliography', () => {
    expect(tex).toMatch(/^[\x20-\x7e\n]*$/);
    expect(unbalanced(tex)).toEqual([]);
    const cited = [...tex.matchAll(/\\cite\{([^}]*)\}/g)].flatMap(([, keys]) => keys.split(','));
    expect(new Set(cited)).toEqual(new Set(['Mishra:1991bv']));
    expect(tex).toContain('\\bibitem{Mishra:1991bv}');
  });

  it('loads packages of texlive-latex-base only, and Latin Modern where it is', () => {
    const loaded = [...tex.matchAll(/\\usepackage(?:\[[^\]]*\])?\{([^}]*)\}/g)].flatMap(([, names]) =>
      names.split(','),
    );
    const base = ['fontenc', 'geometry', 'amsmath', 'amssymb', 'array', 'longtable', 'color', 'hyperref'];
    expect(loaded.filter((name) => name !== 'lmodern')).toEqual(base);
    expect(tex).toContain('\\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}');
  });

  it('says that nobody has reviewed it, where each number stands, and whether the arithmetic holds', () => {
    expect(tex).toContain('Status & draft; checked by machine, reviewed by nobody');
    expect(tex).toContain('\\texttt{toy}, line~1');
    // 37.0/45.3 = 0.817, and the error (12.4/45.3 and 2.3*37.0/45.3^2 in quadrature) 0.277
    expect(tex).toContain('$37.0 / 45.3 = 0.817\\pm0.277$; printed: $0.82\\pm0.28$ (\\texttt{ratio}); agrees');
    expect(tex).toContain('\\textbf{Convention conflict} (\\texttt{question}). Which of $0.82\\pm0.28$ \\& others?');
    expect(tex).toContain('\\emph{Waived} on 2026-02-01 by A. Writer: 100\\% settled.');
  });
});

describe('the catalogue as a LaTeX document', () => {
  it('has contents, every record, and the day of the last event', () => {
    const data = toyExport(changes);
    const tex = catalogueLatex(data);
    expect(tex).toContain('\\tableofcontents');
    expect(tex.match(/\\section/g)).toHaveLength(1);
    expect(tex).toContain('\\date{2026-01-01}');
    expect(unbalanced(tex)).toEqual([]);
    expect(latestEvent({ ...data, records: [] })).toBe('');
  });

  it('says where records went that moved', () => {
    const data = toyExport();
    const moved = {
      schemaVersion: 1,
      kind: 'moved',
      id: 'T000',
      to: 'T001',
      at: '2026-01-01',
      note: '50% of it',
    } as const;
    const tex = catalogueLatex({ ...data, records: [moved, data.record] });
    expect(tex).toContain('\\item T000 was moved to T001 on 2026-01-01: 50\\% of it');
  });
});

describe('the bibliography', () => {
  it('has authors, title, journal and links', () => {
    expect(bibliography([{ ...ccfr, arxiv: '1406.2332' }])).toContain(
      '\\bibitem{Mishra:1991bv} S.~R.~Mishra et al. (CCFR Collaboration), \\emph{Neutrino tridents and $W$-$Z$ interference}, ' +
        'Phys. Rev. Lett. \\textbf{66} (1991) 3117--3120, \\href{https://arxiv.org/abs/1406.2332}{arXiv:1406.2332}, ' +
        '\\url{https://doi.org/10.1103/PhysRevLett.66.3117}.',
    );
  });
});

describe('a bookmark', () => {
  it('is words without symbols', () => {
    expect(bookmark('L023: $\\nu_\\mu N\\to\\nu_\\mu N\\mu^+\\mu^-$ á 50%')).toBe(
      'L023: nu\\_mu N -\\textgreater{} nu\\_mu Nmu+mu- a 50\\%',
    );
  });
});
