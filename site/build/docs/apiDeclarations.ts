import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import ts from 'typescript';
import { REPOSITORY } from './documentPages.js';

/** Packages whose public names are documented, in the order of the layers. */
export const API_PACKAGES = ['physics', 'catalogue', 'figures', 'analysis', 'scan'] as const;
export type ApiPackage = (typeof API_PACKAGES)[number];

export type ApiKind = 'function' | 'constant' | 'interface' | 'type' | 'class';

/** A public name as its declaration has it. */
export interface ApiDeclaration {
  readonly name: string;
  readonly kind: ApiKind;
  readonly package: ApiPackage;
  /** What a program imports it from: `@nereid/catalogue/node`. */
  readonly module: string;
  /** Folder under `src` that it lies in; `general` for `src` itself. */
  readonly folder: string;
  /** Without `export declare`; overloads one below the other. */
  readonly signature: string;
  /** The docstring without its tags; empty where there is none. */
  readonly description: string;
  readonly tags: readonly { readonly name: string; readonly text: string }[];
  /** From the folder of the repository. */
  readonly file: string;
  readonly line: number;
}

interface EntryPoint {
  readonly package: ApiPackage;
  readonly module: string;
  readonly declarations: string;
}

/** Entry points by the `exports` of the packages. */
function entryPoints(repository: string): EntryPoint[] {
  return API_PACKAGES.flatMap((name) => {
    const folder = join(repository, 'packages', name);
    const { exports } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      exports: Record<string, { types: string }>;
    };
    return Object.entries(exports).map(([path, { types }]) => ({
      package: name,
      module: `@nereid/${name}${path.slice(1)}`,
      declarations: join(folder, types),
    }));
  });
}

/** The public names of the packages from their compiled declarations. @throws Error where a package is not built */
export function apiDeclarations(repository: string = REPOSITORY): ApiDeclaration[] {
  sources.clear();
  const entries = entryPoints(repository);
  for (const { declarations } of entries) {
    if (!existsSync(declarations)) throw new Error(`${declarations} is not there. Run npm run build.`);
  }
  const options: ts.CompilerOptions = { noLib: true, types: [], skipLibCheck: true, module: ts.ModuleKind.NodeNext };
  const host = ts.createCompilerHost(options);
  host.resolveModuleNameLiterals = (literals, file) => literals.map(({ text }) => resolveOwn(text, file));
  const program = ts.createProgram(
    entries.map(({ declarations }) => declarations),
    options,
    host,
  );
  const checker = program.getTypeChecker();
  const found = new Map<string, ApiDeclaration>();
  for (const entry of entries) {
    const file = program.getSourceFile(entry.declarations);
    const symbol = file && checker.getSymbolAtLocation(file);
    for (const exported of symbol ? checker.getExportsOfModule(symbol) : []) {
      const declaration = describe(exported, entry, checker, repository);
      // A name that several entry points export is described where it comes first.
      const key = `${entry.package} ${exported.name}`;
      if (declaration !== undefined && !found.has(key)) found.set(key, declaration);
    }
  }
  return [...found.values()];
}

/** Only files of the same package: what others export is described there. */
function resolveOwn(name: string, file: string): ts.ResolvedModuleWithFailedLookupLocations {
  if (!name.startsWith('.')) return { resolvedModule: undefined };
  const path = join(dirname(file), name.replace(/\.js$/, '.d.ts'));
  return { resolvedModule: { resolvedFileName: path, extension: ts.Extension.Dts, isExternalLibraryImport: false } };
}

/** Whether a name is explained: by a docstring of its own, or, for an interface, by those of its members. */
export const isDescribed = ({ kind, description, tags, signature }: ApiDeclaration): boolean =>
  description !== '' || tags.length > 0 || (kind === 'interface' && signature.includes('/**'));

function describe(
  exported: ts.Symbol,
  { package: name, module }: EntryPoint,
  checker: ts.TypeChecker,
  repository: string,
): ApiDeclaration | undefined {
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported;
  const declarations = (symbol.declarations ?? []).filter((one) => kindOf(one) !== undefined);
  const [first] = declarations;
  if (first === undefined) return undefined;
  const { description, tags } = docstring(declarations);
  const { file, line, folder } = placeOf(first, exported.name, join(repository, 'packages', name), repository);
  return {
    name: exported.name,
    kind: kindOf(first) as ApiKind,
    package: name,
    module,
    folder,
    signature: declarations.map(signatureOf).join('\n'),
    description,
    tags,
    file,
    line,
  };
}

function kindOf(node: ts.Node): ApiKind | undefined {
  if (ts.isFunctionDeclaration(node)) return 'function';
  if (ts.isVariableDeclaration(node)) return 'constant';
  if (ts.isInterfaceDeclaration(node)) return 'interface';
  if (ts.isTypeAliasDeclaration(node)) return 'type';
  return ts.isClassDeclaration(node) ? 'class' : undefined;
}

/** The text of a declaration as it stands in the compiled declarations; of a class without what is private. */
function signatureOf(node: ts.Declaration): string {
  const statement = ts.isVariableDeclaration(node) ? node.parent.parent : node;
  const source = node.getSourceFile();
  let text = statement.getText(source);
  if (ts.isClassDeclaration(node)) {
    for (const member of [...node.members].reverse()) {
      const isPrivate = ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Private;
      if (!isPrivate) continue;
      const start = statement.getStart(source);
      text = text.slice(0, member.getFullStart() - start) + text.slice(member.getEnd() - start);
    }
  }
  return text
    .replace(/^(export )?(declare )?/, '')
    .replace(/^ {4}/gm, '  ')
    .replace(/;$/, '');
}

function docstring(declarations: readonly ts.Declaration[]): Pick<ApiDeclaration, 'description' | 'tags'> {
  const parts = declarations.flatMap((node) => ts.getJSDocCommentsAndTags(node));
  const text = (comment: Parameters<typeof ts.getTextOfJSDocComment>[0]) => ts.getTextOfJSDocComment(comment) ?? '';
  const comments = parts.filter(ts.isJSDoc);
  return {
    description: comments.map(({ comment }) => text(comment)).find((one) => one !== '') ?? '',
    tags: comments
      .flatMap(({ tags }) => [...(tags ?? [])])
      .map((tag) => ({
        name: ts.isJSDocParameterTag(tag) ? `${tag.tagName.text} ${tag.name.getText()}` : tag.tagName.text,
        // The parser takes the first word of @throws for a type.
        text:
          (ts.isJSDocThrowsTag(tag) && tag.typeExpression ? `${tag.typeExpression.getText()} ` : '') +
          text(tag.comment),
      })),
  };
}

/** Lines of the sources, which many names share; read anew for each reference. */
const sources = new Map<string, readonly string[]>();

/** The line of the source on which a name is declared. */
function placeOf(node: ts.Node, name: string, folder: string, repository: string) {
  const compiled = relative(join(folder, 'dist'), node.getSourceFile().fileName).split(sep).join('/');
  const inSource = compiled.replace(/\.d\.ts$/, '.ts');
  const path = join(folder, 'src', inSource);
  const lines = sources.get(path) ?? readFileSync(path, 'utf8').split('\n');
  sources.set(path, lines);
  const pattern = new RegExp(
    `^export (?:async |abstract )?(?:function\\*?|const|interface|type|class) ${escaped(name)}\\b`,
  );
  const at = lines.findIndex((line) => pattern.test(line));
  const parts = inSource.split('/');
  return {
    file: relative(repository, path).split(sep).join('/'),
    line: at < 0 ? 1 : at + 1,
    folder: parts.length > 1 ? parts[0] : 'general',
  };
}

const escaped = (text: string): string => text.replace(/\$/g, '\\$');
