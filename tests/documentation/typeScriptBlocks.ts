import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The parts of physics by their names in the workspace; `nereid-hep` itself has its name there too. */
const inWorkspace = (text: string): string => text.replaceAll("'nereid-hep/physics", "'@nereid/physics");

/** Runs TypeScript against the compiled packages, as a user's program does. */
export function runTypeScript(text: string): { readonly stdout: string; readonly stderr: string } {
  // inside node_modules, so that @nereid/physics resolves
  const folder = mkdtempSync(join(root, 'node_modules', '.docs-'));
  try {
    const file = join(folder, 'example.mjs');
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023 };
    writeFileSync(file, ts.transpileModule(inWorkspace(text), { compilerOptions: options }).outputText);
    return spawnSync(process.execPath, [file], { encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Diagnostics of a strict compilation of each text as a file of the folder of tests; one compilation for all of them. */
export function typeErrors(texts: readonly string[]): string[][] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    types: ['node'],
  };
  const files = new Map(texts.map((text, i) => [join(root, 'tests', `docs-example-${i}.ts`), inWorkspace(text)]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists.call(host, name);
  host.readFile = (name) => files.get(name) ?? readFile.call(host, name);
  host.getSourceFile = (name, language, ...rest) => {
    const text = files.get(name);
    return text === undefined
      ? getSourceFile.call(host, name, language, ...rest)
      : ts.createSourceFile(name, text, language);
  };
  const compiled = ts.createProgram([...files.keys()], options, host);
  const shared = compiled.getOptionsDiagnostics();
  return [...files.keys()].map((name) =>
    [...shared, ...ts.getPreEmitDiagnostics(compiled, compiled.getSourceFile(name))].map(({ messageText }) =>
      ts.flattenDiagnosticMessageText(messageText, '\n'),
    ),
  );
}
