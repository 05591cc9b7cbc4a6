import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { run } from '../packages/cli/src/main.js';
import { program } from '../packages/cli/src/program.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const readme = read('README.md');

const SKIPPED_FOLDERS = ['node_modules', 'dist', 'out', 'coverage', '.git', '.cache'];

function markdownFiles(folder = root): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return SKIPPED_FOLDERS.includes(entry.name) ? [] : markdownFiles(path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}

/** The text without code, where brackets are no links. */
const prose = (text: string): string => text.replace(/^```.*?^```/gms, '').replace(/`[^`\n]*`/g, '');

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

describe('the version', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };

  it('is the newest of CHANGELOG.md', () => {
    expect(/^## \[(\d[^\]]*)\]/m.exec(read('CHANGELOG.md'))?.[1]).toBe(version);
  });

  it('is that of CITATION.cff', () => {
    expect(/^version: (.*)$/m.exec(read('CITATION.cff'))?.[1]).toBe(version);
  });
});

interface Block {
  readonly language: string;
  readonly text: string;
  /** The next block, where it follows at once: what the command prints. */
  readonly printed?: string;
}

const blocks: Block[] = [...readme.matchAll(/^```(\w+)\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms)].map(
  ([, language, text, printed]) => ({ language, text, ...(printed !== undefined && { printed }) }),
);

interface Example {
  readonly line: string;
  readonly args: string[];
  readonly standardInput?: string;
  readonly printed?: string;
}

const words = (text: string): string[] =>
  [...text.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(([, single, double, bare]) => single ?? double ?? bare);

/** Lines of shell blocks that run the program: `npx nereid …`, perhaps fed by `echo '…' |` or written to a file. */
const examples: Example[] = blocks
  .filter(({ language }) => language === 'sh' || language === 'bash')
  .flatMap(({ text, printed }) =>
    text
      .split('\n')
      .filter((line) => line.includes('npx nereid '))
      .map((line): Example => {
        const [before, after] = line.split('npx nereid ');
        const args = words(after.replace(/\s+[>#].*$/, ''));
        const echoed = /^echo (.*) \|\s*$/.exec(before)?.[1];
        return {
          line,
          args,
          ...(echoed !== undefined && { standardInput: words(echoed)[0] }),
          ...(printed !== undefined && { printed }),
        };
      }),
  );

describe('the commands of the README', () => {
  it('are found', () => {
    expect(examples.length).toBeGreaterThan(4);
    expect(examples.filter(({ printed }) => printed !== undefined).length).toBeGreaterThan(3);
  });

  it.each(examples.map((example) => [example.line, example] as const))(
    '%s has a command and options that exist',
    (_, { args }) => {
      let command = program().commands.find((candidate) => candidate.name() === args[0]);
      expect(command, `command ${args[0]}`).toBeDefined();
      let rest = args.slice(1);
      // a command of commands, such as `catalogue check`
      if (command && command.commands.length > 0) {
        command = command.commands.find((candidate) => candidate.name() === rest[0]);
        expect(command, `command ${args[0]} ${rest[0]}`).toBeDefined();
        rest = rest.slice(1);
      }
      const { operands, unknown } = command?.parseOptions(rest) ?? {};
      expect(unknown).toEqual([]);
      expect(operands).toHaveLength(command?.registeredArguments.length ?? 0);
    },
  );
});

describe('what the README says the commands print', () => {
  const folder = mkdtempSync(join(tmpdir(), 'nereid-docs-'));
  const report = '```sh\nnpm start';

  beforeAll(() => vi.stubEnv('NEREID_CACHE', join(folder, 'cache')));
  afterEach(() => vi.restoreAllMocks());
  afterAll(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true, force: true });
  });

  async function outputOf(args: readonly string[]): Promise<string> {
    let text = '';
    vi.spyOn(console, 'log').mockImplementation((line: string) => {
      text += `${line}\n`;
    });
    expect(await run(args)).toBe(0);
    return text;
  }

  it.each(examples.filter(({ printed }) => printed !== undefined).map((example) => [example.line, example] as const))(
    '%s',
    async (_, { args, standardInput, printed }) => {
      const point = join(folder, 'point.json');
      if (standardInput !== undefined) writeFileSync(point, standardInput);
      const output = await outputOf(args.map((arg) => (arg === '-' ? point : arg)));
      expectSame(output, printed ?? '');
    },
  );

  it('npm start', async () => {
    const start = readme.indexOf(report);
    const printed = /^```text\n(.*?)^```/ms.exec(readme.slice(start))?.[1] ?? '';
    const withoutPaths = (text: string) => text.replace(/^wrote .*\n/gm, '');
    const output = await outputOf(['report', '--out', join(folder, 'out')]);
    expectSame(withoutPaths(output), withoutPaths(printed));
    // the README shows the files' names
    const names = [...output.matchAll(/^wrote .*\/(.*)$/gm)].map(([, name]) => name);
    expect([...printed.matchAll(/^wrote .*\/(.*)$/gm)].map(([, name]) => name)).toEqual(names);
  });
});

const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]\d+)?/g;

/**
 * The same words, and the same numbers to 0.2 % or one unit of the last digit printed: what a reader would call the same
 * output. This keeps the README fresh; the numbers themselves are tested elsewhere. Numerical errors (two digits) only have
 * to be numbers.
 */
function expectSame(output: string, printed: string): void {
  const shape = (text: string) => text.replace(NUMBER, '#').replace(/ +/g, ' ');
  expect(shape(output)).toBe(shape(printed));
  const numbers = (text: string) => [...text.matchAll(NUMBER)].map(([number]) => number);
  const expected = numbers(printed);
  numbers(output).forEach((number, i) => {
    if (/^\d\.\de/.test(number)) return;
    const difference = Math.abs(Number(number) - Number(expected[i]));
    const allowed = Math.max(2e-3 * Math.abs(Number(expected[i])), 1.001 * lastDigit(expected[i]));
    expect(difference, `${number} where the README has ${expected[i]}`).toBeLessThanOrEqual(allowed);
  });
}

/** One unit of the last decimal of a printed number; 0 for an integer. */
function lastDigit(number: string): number {
  const [, decimals, exponent = '0'] = /\.(\d+)(?:e([+-]\d+))?$/.exec(number) ?? [];
  return decimals === undefined ? 0 : 10 ** (Number(exponent) - decimals.length);
}

describe('the TypeScript of the README', () => {
  const examplesInTypeScript = blocks.filter(({ language }) => language === 'ts');

  it('is there', () => {
    expect(examplesInTypeScript.length).toBeGreaterThan(0);
  });

  it.each(examplesInTypeScript.map((block, i) => [i + 1, block] as const))('compiles (block %i)', (_, { text }) => {
    expect(typeErrors(text)).toEqual([]);
  });

  it.each(examplesInTypeScript.map((block, i) => [i + 1, block] as const))(
    'runs (block %i)',
    (_, { text, printed }) => {
      // inside node_modules, so that @nereid/physics resolves to the compiled packages as for a user
      const folder = mkdtempSync(join(root, 'node_modules', '.readme-'));
      try {
        const file = join(folder, 'example.mjs');
        const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
        writeFileSync(file, ts.transpileModule(text, { compilerOptions: options }).outputText);
        const result = spawnSync(process.execPath, [file], { encoding: 'utf8' });
        expect(result.stderr).toBe('');
        if (printed !== undefined) expectSame(result.stdout, printed);
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  );
});

/** Diagnostics of a strict compilation of `text` as a file of this folder. */
function typeErrors(text: string): string[] {
  const file = join(root, 'tests', 'readme-example.ts');
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
  };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => name === file || fileExists.call(host, name);
  host.readFile = (name) => (name === file ? text : readFile.call(host, name));
  host.getSourceFile = (name, language, ...rest) =>
    name === file ? ts.createSourceFile(name, text, language) : getSourceFile.call(host, name, language, ...rest);
  const compiled = ts.createProgram([file], options, host);
  return ts
    .getPreEmitDiagnostics(compiled)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}
