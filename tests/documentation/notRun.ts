/** Lines of shell blocks that the tests of the documentation do not run, with the reason; their options are still checked. */
export const NOT_RUN: readonly (readonly [pattern: RegExp, reason: string])[] = [
  [
    /^npm (start|test|ci|install|run )/,
    'npm start has a test of its own below; the others are the tests, or build what they test',
  ],
  [/^npx vitest/, 'runs the tests'],
  [/^node python\/ci\.mjs/, 'runs tests, those of the Python package'],
  [/^pip install /, 'python/ci.mjs installs the Python package, and runs the pages about it'],
  [/^npx vite /, 'the page is built by tests/package/browser.test.ts'],
  [/site (serve|build|check)\b/, 'the site is built, checked and served by the tests of site/test'],
  [
    /--out \S*results\b.*--engine slurm|scan cancel|--out \/shared\//,
    'needs a cluster of that size; the Slurm engine is run with --out on-slurm',
  ],
  [/flux\.root/, 'needs the package jsroot; the reader of ROOT files has tests of its own'],
];

/** Python of pages that import the Python package: python/tests/test_documentation.py and test_notebook.py run it. */
export const OF_PYTHON_PACKAGE = /^import nereid_hep/m;

/** Sizes that are made smaller in the test, so that it takes seconds. */
export const SMALLER: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/points: 1000\b/g, 'points: 40'],
  [/--number (?:100000|1e6)\b/g, '--number 5000'],
  // all channels of a beam, with 200,000 events for each
  [
    /--selection argon-near-detector(?: --channel \S+)?$/gm,
    '--selection argon-near-detector --channel numu:mumu --cut-events 5000',
  ],
  [/--cut minimumMuonMomentum=9(?= |$)/gm, '--cut minimumMuonMomentum=9 --cut-events 5000'],
  // all channels of all species; three kinds of events, each with a preparation of its own, and 200,000 of each
  [/(rate .*--flux (?:my-flux|t2k|ship|faser)\.csv .*)$/gm, '$1 --channel numu:mumu'],
  [/(spectrum --experiment dune-nd) (?!--regime)/g, '$1 --regime coherent '],
  [/(nereid\S*) spectrum (?!.*--bins 6)/g, '$1 spectrum --events 20000 '],
];
