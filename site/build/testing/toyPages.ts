import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { checkSite, formatProblem, type SiteCheck } from '../check/index.js';
import { CONTENT_SECURITY_POLICY } from '../contentSecurity.js';
import { MARKER } from '../marker.js';

interface ToyPage {
  readonly title?: string;
  readonly head?: string;
  readonly main?: string;
}

/** A page in which nothing is wrong, with more in its head and its main part. Its title is on line 4, `main` on line 13. */
export function toyPage({ title = 'Home', head = '', main = '' }: ToyPage = {}): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}">
<title>${title}</title>
<meta name="description" content="About ${title}.">
<link rel="stylesheet" href="/assets/style.css">
<script src="/assets/script.js"></script>
${head}
</head>
<body><header><nav aria-label="Main"><a href="/">Home</a> <a href="/records/A001/#ratio">Ratio</a></nav></header>
<main>
<h1>${title}</h1>
${main}
</main><footer>The end.</footer></body></html>`;
}

const FILES: Readonly<Record<string, string>> = {
  'index.html': toyPage(),
  'records/A001/index.html': toyPage({
    title: 'A001',
    main: '<p id="ratio">0.82</p><img src="/drawing.svg" alt="" width="7" height="5">',
  }),
  'records/A001/A001.json': '{}',
  'drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><path id="p" d="M0 0"/><use href="#p"/></svg>',
  'assets/style.css': '@font-face { src: url("font.woff2") }\nmain { color: red }',
  'assets/script.js': 'import "./part.js";',
  'assets/part.js': 'document.title;',
  'assets/font.woff2': 'font',
  [MARKER]: '{"pages": 2, "records": 1, "base": "/"}',
};

/** Checks a site of two pages after some of its files were changed, added or (undefined) left out. */
export function checkToySite(changes: Readonly<Record<string, string | undefined>> = {}): SiteCheck {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-check-'));
  try {
    for (const [name, content] of Object.entries({ ...FILES, ...changes })) {
      if (content === undefined) continue;
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    return checkSite(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The problems of a site with changed files. */
export const toyProblems = (changes: Readonly<Record<string, string | undefined>>): string[] =>
  checkToySite(changes).problems.map(formatProblem);

/** The problems of a site whose first page has more in it, without the place. */
export const pageProblems = (page: ToyPage): string[] =>
  checkToySite({ 'index.html': toyPage(page) }).problems.map(({ message }) => message);
