// Types that zod infers from schemas, written out: whoever compiles against the library needs neither zod nor its types.
import ts from 'typescript';

const INFERRED = /\bz\.infer</;
const { NodeBuilderFlags } = ts;
/** Whole, over several lines, and with what a name stands for at its first level. */
const FLAGS = NodeBuilderFlags.NoTruncation | NodeBuilderFlags.InTypeAlias | NodeBuilderFlags.MultilineObjectLiterals;

/** A plugin that puts the type itself in place of every `z.infer<…>` of our declarations; `entries` are the files that lead to all. */
export function plainTypes(entries) {
  let program;
  return {
    name: 'nereid-plain-types',
    transform(code, id) {
      if (!id.endsWith('.d.ts') || id.includes('/node_modules/') || !INFERRED.test(code)) return null;
      program ??= ts.createProgram(entries, {
        target: ts.ScriptTarget.ES2023,
        module: ts.ModuleKind.NodeNext,
        strict: true,
        types: [],
      });
      return writtenOut(program, program.getSourceFile(id));
    },
  };
}

function writtenOut(program, file) {
  let text = file.text;
  // from the end, so that positions before stay what they are
  for (const node of inferredTypes(file).reverse()) {
    const plain = typeText(program.getTypeChecker(), node, file);
    const isBase = ts.isExpressionWithTypeArguments(node);
    text = text.slice(0, node.getStart()) + (isBase ? `Omit<${plain}, never>` : plain) + text.slice(node.end);
  }
  return text;
}

/** The `z.infer<…>` of a file in their order. */
function inferredTypes(file) {
  const found = [];
  const visit = (node) => {
    if (
      (ts.isTypeReferenceNode(node) || ts.isExpressionWithTypeArguments(node)) &&
      /^z\.infer</.test(node.getText(file))
    ) {
      found.push(node);
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function typeText(checker, node, file) {
  const written = checker.typeToTypeNode(checker.getTypeAtLocation(node), node, FLAGS);
  return ts.createPrinter().printNode(ts.EmitHint.Unspecified, written, file);
}
