import { describe, expect, it } from 'vitest';
import { type Import, importsOf, isTest, sourceFiles } from './sourceFiles.js';

/**
 * Folders of packages/physics/src: each imports only from itself, those before it, and the files beside them. Two places
 * differ from the reading order of the calculation: a target is data, and `couplings` holds the electroweak inputs (masses,
 * moments), so both come before the form factors that take them.
 */
const PHYSICS_ORDER = [
  'numerics',
  'kinematics',
  'targets',
  'couplings',
  'formFactors',
  'structureFunctions',
  'crossSections',
  'randallSundrum',
  'models',
  'observables',
  'fluxes',
  'eventRates',
  'events',
  'acceptance',
  'likelihoods',
  'inference',
  'contours',
];
/** Files beside the folders, in order; usable by all folders. `index.ts` gathers everything and is imported by none. */
const PHYSICS_ROOT_FILES = ['constants.ts', 'errors.ts', 'nearestName.ts'];

/** Folders of packages/analysis/src, likewise: from kernels to what is made of them. */
const ANALYSIS_ORDER = [
  'kernels',
  'theoryErrors',
  'constraints',
  'limits',
  'landscape',
  'events',
  'rates',
  'figures',
  'coverage',
  'frontDoors',
];
/** What belongs to no folder. `GATHERING` files use all of it and are imported by none, but by one another. */
const ANALYSIS_ROOT_FILES = ['jsonText.ts', 'shippedKernelFolder.ts', 'modelInputs.ts', 'warpedLeptonReport.ts'];

const GATHERING = ['index.ts', 'node.ts', 'frontDoors.ts'];

const program = (folder: string) => sourceFiles(folder).filter((file) => !isTest(file));
const imports = (folder: string): Import[] => program(folder).flatMap(importsOf);
const show = ({ file, specifier }: Import) => `${file} imports ${specifier}`;
const wrong = (found: readonly Import[], allowed: (one: Import) => boolean) =>
  found.filter((one) => !allowed(one)).map(show);
const within = (folder: string) => (one: Import) => one.target?.startsWith(folder) === true;
const file = ({ file: path }: Import) => path.split('/').at(-1) as string;
const isNode = ({ specifier }: Import) => specifier.startsWith('node:');
/** The package and its parts. */
const isPhysics = ({ specifier }: Import) => /^@nereid\/physics(\/\w+)?$/.test(specifier);
const isNodePart = (specifier: string) => /^@nereid\/\w+\/(node|threads)$/.test(specifier);

/** Imports that run against the order of the folders of `src`, or reach a file beside them that is none of `rootFiles`, in order too. */
function againstOrder(src: string, order: readonly string[], rootFiles: readonly string[]): string[] {
  const place = (path: string) => path.slice(src.length).split('/');
  const folders = program(src)
    .map(place)
    .flatMap(([folder, ...below]) => (below.length > 0 ? [folder] : []));
  const unknown = [...new Set(folders)].filter((folder) => !order.includes(folder));
  const allowed = ({ file: from, target }: Import) => {
    if (!target?.startsWith(src)) return true;
    const [source, ...below] = place(from);
    const [goal, ...goalBelow] = place(target);
    if (below.length === 0) {
      if (GATHERING.includes(source)) return true;
      return goalBelow.length === 0 && rootFiles.indexOf(goal) < rootFiles.indexOf(source);
    }
    return goalBelow.length === 0 ? rootFiles.includes(goal) : order.indexOf(goal) <= order.indexOf(source);
  };
  return [...unknown, ...wrong(imports(src), allowed)];
}

describe('imports are found', () => {
  it('static, over several lines, re-exported, typed and dynamic', () => {
    const found = imports('packages/cli/src');
    const has = (name: string, specifier: string, typeOnly = false) =>
      found.some((one) => file(one) === name && one.specifier === specifier && one.typeOnly === typeOnly);
    expect(has('calculation.ts', '@nereid/physics')).toBe(true);
    expect(has('prepare.ts', '@nereid/catalogue', true)).toBe(true);
    expect(has('figureFiles.ts', '@nereid/figures/node')).toBe(true);
    expect(has('program.ts', './commands/sigma/run.js')).toBe(true);
    expect(imports('packages/physics/src').some((one) => one.specifier === './formFactors/index.js')).toBe(true);
  });
});

describe('packages/physics', () => {
  const src = 'packages/physics/src/';
  const found = imports('packages/physics/src');

  it('imports nothing but itself: no package, no Node, no file', () => {
    expect(wrong(found, within(src))).toEqual([]);
  });

  it('imports in one direction, folder by folder', () => {
    expect(againstOrder(src, PHYSICS_ORDER, PHYSICS_ROOT_FILES)).toEqual([]);
  });
});

describe('packages/catalogue', () => {
  const found = imports('packages/catalogue/src');

  it('imports constants, names, targets and cuts of physics, never all of it, and nothing else of ours', () => {
    const ours = /^@nereid\/physics\/(constants|cuts|names|targets)$/;
    const allowed = (one: Import) => ours.test(one.specifier) || !one.specifier.startsWith('@nereid/');
    expect(wrong(found, (one) => allowed(one) && (!one.target || within('packages/catalogue/')(one)))).toEqual([]);
  });

  it('touches Node in node.ts, sources.ts and the files behind them, which nothing else loads', () => {
    const src = 'packages/catalogue/src/';
    const files = [
      'node',
      'sources',
      'threads',
      'locations',
      'dataFiles',
      'makeFolder',
      'recordThreads',
      'recordWorker',
    ];
    const behind = (path = '') =>
      path.startsWith(`${src}compiled/`) || files.some((name) => path === `${src}${name}.ts`);
    expect(wrong(found, (one) => !isNode(one) || behind(one.file))).toEqual([]);
    const loads = (one: Import) => !one.typeOnly && behind(one.target);
    expect(wrong(found, (one) => !loads(one) || behind(one.file))).toEqual([]);
    expect(reachable('packages/catalogue/src/index.ts').filter(isNode).map(show)).toEqual([]);
  });
});

describe('packages/figures', () => {
  const found = imports('packages/figures/src');

  it('imports nothing of ours', () => {
    expect(
      wrong(found, (one) => !one.specifier.startsWith('@nereid/') && (!one.target || within('packages/figures/')(one))),
    ).toEqual([]);
  });

  it('typesets and rasterises behind node.ts alone: index.ts needs d3 only', () => {
    const heavy = (one: Import) => isNode(one) || /^(mathjax-full|@resvg)\b/.test(one.specifier);
    expect(reachable('packages/figures/src/index.ts').filter(heavy).map(show)).toEqual([]);
    expect(found.filter(heavy).length).toBeGreaterThan(0);
  });
});

describe('packages/analysis', () => {
  const found = imports('packages/analysis/src');
  const isParquet = ({ specifier }: Import) => /^hyparquet(-writer)?$/.test(specifier);

  it('imports physics, catalogue and figures, none of them through Node', () => {
    // the exports are texts for other programs: no Node in them either
    const allowed = ['@nereid/catalogue', '@nereid/catalogue/exports', '@nereid/figures'];
    expect(
      wrong(
        found.filter((one) => !isParquet(one) && !isNodePart(one.specifier)),
        (one) =>
          isNode(one) || isPhysics(one) || allowed.includes(one.specifier) || within('packages/analysis/src/')(one),
      ),
    ).toEqual([]);
  });

  it('imports in one direction, folder by folder', () => {
    expect(againstOrder('packages/analysis/src/', ANALYSIS_ORDER, ANALYSIS_ROOT_FILES)).toEqual([]);
  });

  it('reads and writes Parquet behind node.ts alone', () => {
    expect(reachable('packages/analysis/src/index.ts').filter(isParquet).map(show)).toEqual([]);
    const files = new Set(found.filter(isParquet).map(file));
    expect([...files]).toEqual(['parquet.ts', 'parquetPieces.ts', 'parquetSample.ts']);
  });

  const behindNode = [
    'cachedConstraints.ts',
    'lookup.ts',
    'kernelCache.ts',
    'kernelThreads.ts',
    'kernelWorker.ts',
    'movedKernels.ts',
    'shippedKernelFolder.ts',
    'shippedKernels.ts',
    'node.ts',
    // files of events are read where they stand
    'openSample.ts',
    'textLines.ts',
  ];

  it('touches Node, and the catalogue through Node, where kernels are kept and events are read alone, which index.ts does not load', () => {
    expect(found.filter(({ specifier }) => isNodePart(specifier)).map(file)).toEqual([
      'cachedConstraints.ts',
      'patchSet.ts',
      'lookup.ts',
      'kernelCache.ts',
      'kernelThreads.ts',
      'kernelWorker.ts',
      'shippedKernels.ts',
      'node.ts',
      'shippedKernelFolder.ts',
    ]);
    expect(wrong(found, (one) => !isNode(one) || behindNode.includes(file(one)))).toEqual([]);
    expect(reachable('packages/analysis/src/index.ts').filter(isNode).map(show)).toEqual([]);
  });
});

describe('packages/scan', () => {
  const found = imports('packages/scan/src').filter((one) => !one.file.endsWith('.fixtures.ts'));
  const libraries = ['zod', 'hyparquet', 'hyparquet-compressors', 'hyparquet-writer', 'csv-parse', '@duckdb/node-api'];

  it('imports physics, catalogue, analysis and types of figures, and six libraries', () => {
    const allowed = ['@nereid/catalogue', '@nereid/analysis', '@nereid/figures', ...libraries];
    const ok = (one: Import) =>
      isNode(one) || isPhysics(one) || allowed.includes(one.specifier) || within('packages/scan/src/')(one);
    expect(wrong(found, (one) => ok(one) || isNodePart(one.specifier))).toEqual([]);
  });

  it('touches Node behind node.ts alone: points and shards can be made in a browser', () => {
    const touchesNode = (one: Import) => isNode(one) || isNodePart(one.specifier);
    expect(reachable('packages/scan/src/index.ts').filter(touchesNode).map(show)).toEqual([]);
  });
});

describe('packages/cli', () => {
  const found = imports('packages/cli/src');

  it('imports the five packages, the site, commander with its types, what a session speaks and Node', () => {
    const ours =
      /^@nereid\/(physics(\/\w+)?|analysis(\/node)?|scan(\/node)?|catalogue(\/(node|sources|exports|threads))?|figures(\/node)?|site(\/build)?)$/;
    const sessionLibraries = ['json-rpc-2.0', 'zod'];
    const allowed = (one: Import) =>
      ours.test(one.specifier) ||
      ['commander', '@commander-js/extra-typings', ...sessionLibraries].includes(one.specifier) ||
      isNode(one) ||
      within('packages/cli/')(one);
    expect(wrong(found, allowed)).toEqual([]);
  });

  const commands = 'packages/cli/src/commands/';
  const folder = (path = '') => path.slice(0, path.lastIndexOf('/') + 1);
  const isFlags = (path = '') => path.endsWith('/flags.ts') || path.includes('/options/flags/');

  /** Commands whose parts another command uses, as "spectrum/run.ts imports ../events/source.js"; what two share is in options or output. */
  const EXCEPTIONS: readonly string[] = [];

  it('has a folder for each command, which nothing of another command is taken from', () => {
    const borrowed = found.filter(
      ({ file: from, target = '' }) =>
        from.startsWith(commands) && target.startsWith(commands) && folder(from) !== folder(target),
    );
    expect(borrowed.map((one) => show(one).slice(commands.length))).toEqual(EXCEPTIONS);
  });

  it('reads options and writes results without knowing the commands', () => {
    const shared = found.filter(({ file: from }) => /^packages\/cli\/src\/(options|output)\//.test(from));
    expect(shared.length).toBeGreaterThan(20);
    expect(shared.filter(within(commands)).map(show)).toEqual([]);
  });

  it('loads commander where flags are made alone, and there nothing that calculates', () => {
    const loadsCommander = found.filter((one) => /^(@commander-js|commander$)/.test(one.specifier) && !one.typeOnly);
    const makers = /\/(flags|command|main|program)\.ts$|\/options\/flags\//;
    expect(loadsCommander.filter((one) => !makers.test(one.file)).map(show)).toEqual([]);
    const loadedByFlags = found.filter((one) => isFlags(one.file) && !one.typeOnly);
    expect(loadedByFlags.filter(({ specifier }) => /^@nereid\/(?!physics$)/.test(specifier)).map(show)).toEqual([]);
  });

  it('is imported by nobody', () => {
    const others = [
      'packages/physics',
      'packages/catalogue',
      'packages/figures',
      'packages/analysis',
      'packages/scan',
      'site',
      'bench',
      'validation',
    ];
    const cli = (one: Import) => one.specifier === 'nereid-hep' || one.target?.startsWith('packages/cli/') === true;
    expect(others.flatMap(imports).filter(cli).map(show)).toEqual([]);
  });
});

/** Imports that running a file leads to, within its package. Types are erased and do not count. */
function reachable(entry: string): Import[] {
  const seen = new Set<string>();
  const found: Import[] = [];
  const visit = (path: string) => {
    if (seen.has(path)) return;
    seen.add(path);
    for (const one of importsOf(path)) {
      if (one.typeOnly) continue;
      found.push(one);
      if (one.target) visit(one.target);
    }
  };
  visit(entry);
  return found;
}
