import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { type CommandExample, commandExamples, shellLines } from './documentation/commandExamples.js';
import { type Block, markdownBlocks } from './documentation/markdownBlocks.js';
import { NOT_RUN, OF_PYTHON_PACKAGE, SMALLER } from './documentation/notRun.js';
import { PageRunner } from './documentation/pageRunner.js';
import { built, ProgramServer, runBuilt } from './documentation/programServer.js';
import { READERS_FILES } from './documentation/readersFiles.js';
import { expectSame } from './documentation/sameOutput.js';
import { runTypeScript, typeErrors } from './documentation/typeScriptBlocks.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const SKIPPED_FOLDERS = ['node_modules', 'dist', 'build', 'out', 'coverage', '.git', '.cache'];

function markdownFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.includes(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The text without code and formulas, where brackets are no links. */
const prose = (text: string): string =>
  text
    .replace(/^ *```.*?^ *```/gms, '')
    .replace(/`[^`\n]*`/g, '')
    .replace(/\$\$.*?\$\$|\$[^$]*\$/gs, '');

/** Anchors as GitHub makes them from headings. */
const anchors = (text: string): string[] =>
  [...text.replace(/^```.*?^```/gms, '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '')
      .replaceAll(' ', '-'),
  );

describe('the Markdown files', () => {
  it.each(markdownFiles().map((path) => [relative(root, path), path]))(
    '%s links to files and headings that exist',
    (_, path) => {
      const text = readFileSync(path, 'utf8');
      const broken = [...prose(text).matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, target]) => target)
        .filter((target) => !/^[a-z]+:/.test(target))
        .filter((target) => {
          const [file, anchor] = target.split('#');
          const linked = file === '' ? path : join(dirname(path), decodeURIComponent(file));
          if (!existsSync(linked)) return true;
          return anchor !== undefined && !anchors(readFileSync(linked, 'utf8')).includes(decodeURIComponent(anchor));
        });
      expect(broken).toEqual([]);
    },
  );
});

describe('README.md', () => {
  it('can be read at once: at most 120 lines', () => {
    expect(read('README.md').trimEnd().split('\n').length).toBeLessThanOrEqual(120);
  });
});

describe('the version', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };

  it('is the newest of CHANGELOG.md', () => {
    expect(/^## \[(\d[^\]]*)\]/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version);
  });

  it('is that of CITATION.cff', () => {
    expect(/^version: (.*)$/m.exec(read('CITATION.cff'))?.[1]).toBe(version);
  });
});

/** What the site publishes and more: every text with commands. */
const pages = markdownFiles()
  .map((path) => relative(root, path))
  .map((file) => ({ file, blocks: markdownBlocks(read(file)) }))
  .filter(({ blocks }) => blocks.length > 0);

let server: ProgramServer;
beforeAll(async () => {
  server = await ProgramServer.start();
});
afterAll(() => server.close());

/** The page of a newcomer: each of its commands is a process of its own, as for its reader. */
const AS_ITS_READER = 'docs/quick-start.md';

/** The help of all commands, some of which show the same example. */
const REFERENCE = 'docs/commands.md';

/** Diagnostics of each block of TypeScript, found when the first of them is run. */
let diagnostics: Map<string, string[]> | undefined;
function typeErrorsOf(text: string): string[] | undefined {
  const texts = pages
    .flatMap(({ blocks }) => blocks.filter(({ language }) => language === 'ts'))
    .map((one) => one.text);
  diagnostics ??= new Map(typeErrors(texts).map((errors, i) => [texts[i], errors]));
  return diagnostics.get(text);
}

const LANGUAGES = ['sh', 'bash', 'python', 'ts', 'yaml', 'json', 'text', 'cpp', 'sql', 'html', 'js'];

/** Shown, and not run: there is nothing here to run it with. Pages are built and opened by tests/package/browser.test.ts. */
const SHOWN = ['sql', 'html', 'js'];

const isOfPythonPackage = ({ language, text }: Block): boolean => language === 'python' && OF_PYTHON_PACKAGE.test(text);

describe.each(pages.map(({ file, blocks }) => [file, blocks] as const))('the code of %s', (file, blocks) => {
  const examples = commandExamples(blocks);

  it('is in languages that are looked at', () => {
    expect(blocks.filter(({ language }) => !LANGUAGES.includes(language)).map(({ line }) => line)).toEqual([]);
  });

  if (examples.length > 0) {
    it('has commands and options that exist', async () => {
      const { program } = await built();
      for (const example of examples) expectKnown(program(), example);
    });
  }

  const shown = [...SHOWN, ...(blocks.some(isOfPythonPackage) ? ['python'] : [])];
  // `text` alone is a formula or a sketch
  const run = blocks.filter(
    (block) => !block.shownOnly && !shown.includes(block.language) && (block.language !== 'text' || block.file),
  );
  if (run.length === 0) return;

  let runner: PageRunner;
  beforeAll(() => {
    runner = new PageRunner(server, file === AS_ITS_READER, file === REFERENCE);
    for (const [name, text] of Object.entries(READERS_FILES[file] ?? {})) runner.write(name, text);
    if (blocks.some(({ text }) => /on-slurm/.test(text))) runner.startCluster();
  });
  afterAll(() => runner.remove());

  it.each(run.map((block) => [block.line, block.language, block] as const))(
    'line %i: %s',
    (_, language, block) => runBlock(runner, language, block),
    120_000,
  );
});

async function runBlock(runner: PageRunner, language: string, block: Block): Promise<void> {
  const { text, printed, file } = block;
  if (file !== undefined) runner.write(file, text);
  if (language === 'yaml') expect(parseAllDocuments(text).flatMap(({ errors }) => errors)).toEqual([]);
  else if (language === 'json') JSON.parse(text);
  else if (language === 'ts') {
    expect(typeErrorsOf(text)).toEqual([]);
    const { stdout, stderr } = runTypeScript(text);
    expect(stderr).toBe('');
    if (printed !== undefined) expectSame(stdout, printed);
  } else if (!['cpp', 'text'].includes(language)) {
    const result = await (language === 'python' ? runner.python(block) : runner.shell(block));
    if (result === undefined) return;
    expect(result.status, result.stderr || result.stdout).toBe(0);
    if (printed !== undefined) expectSame(result.stdout, printed);
  }
}

/** The command is there, takes these options, and as many arguments. */
function expectKnown(program: CommandUnknownOpts, { line, args }: CommandExample): void {
  if (args[0].startsWith('--')) return;
  let command: CommandUnknownOpts | undefined = program.commands.find((one) =>
    [one.name(), ...one.aliases()].includes(args[0]),
  );
  let rest = args.slice(1);
  // a command of commands, such as `catalogue check`
  if (command && command.commands.length > 0) {
    command = command.commands.find((candidate) => candidate.name() === rest[0]);
    rest = rest.slice(1);
  }
  expect(command, `the command of: ${line}`).toBeDefined();
  const { operands, unknown } = command?.parseOptions(rest) ?? { operands: [], unknown: [] };
  expect(unknown, line).toEqual([]);
  const expected = command?.registeredArguments ?? [];
  expect(operands.length, line).toBeLessThanOrEqual(expected.length);
  expect(operands.length, line).toBeGreaterThanOrEqual(expected.filter(({ required }) => required).length);
}

describe('the code of all pages', () => {
  const shell = pages.flatMap(({ blocks }) => blocks.filter(({ language }) => ['sh', 'bash'].includes(language)));

  it('is mostly run, with output', () => {
    expect(shell.length).toBeGreaterThan(40);
    expect(shell.filter(({ printed }) => printed !== undefined).length).toBeGreaterThan(20);
  });

  it('has a line for everything that is said not to be run or made smaller', () => {
    const text = pages.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n');
    const lines = shellLines(text);
    expect(NOT_RUN.filter(([pattern]) => !lines.some((line) => pattern.test(line)))).toEqual([]);
    expect(SMALLER.filter(([pattern]) => text.search(pattern) < 0)).toEqual([]);
  });

  it('names scripts of package.json that are there', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = shell
      .flatMap(({ text }) => shellLines(text))
      .flatMap((line) => /^npm (?:run )?(start|test|[a-z:]+)/.exec(line)?.[1] ?? [])
      .filter((name) => !['ci', 'install', 'publish', 'deprecate'].includes(name));
    expect(named.length).toBeGreaterThan(3);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe('what the quick start says that npm start prints', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-docs-'));

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is what nereid report prints', async () => {
    const printed = markdownBlocks(read(AS_ITS_READER)).find(({ text }) => text === 'npm start\n')?.printed ?? '';
    const withoutPaths = (text: string) => text.replace(/^wrote .*\n/gm, '');
    const { code, stdout: output } = await runBuilt('report', '--out', join(folder, 'out'));
    expect(code).toBe(0);
    expectSame(withoutPaths(output), withoutPaths(printed));
    // the page shows the files' names
    const names = [...output.matchAll(/^wrote .*\/(.*)$/gm)].map(([, name]) => name);
    expect([...printed.matchAll(/^wrote .*\/(.*)$/gm)].map(([, name]) => name)).toEqual(names);
  });
});
