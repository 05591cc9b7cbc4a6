/** A formula that cannot be computed. */
export class FormulaSyntaxError extends Error {
  override readonly name = 'FormulaSyntaxError';
  readonly remedy: string;
  /** Field of the check that is at fault. */
  readonly field: string;

  constructor(message: string, remedy: string, field = 'formula') {
    super(message);
    this.remedy = remedy;
    this.field = field;
  }
}

/** Brackets and signs inside each other; deeper ones would exhaust the stack. */
const MAXIMUM_DEPTH = 100;
const REMEDY = 'Write + - * / and brackets over {value-id} and numbers: ({a} - {b}) / 2.';
const TOKEN = /\s*(?:\{([a-z0-9-]+)\}|(\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|([-+*/()]))/y;

type Token = { name: string } | { number: number } | { operator: string };

/** Names in braces, each once. @throws FormulaSyntaxError */
export function formulaNames(formula: string): string[] {
  return [...new Set(tokens(formula).flatMap((token) => ('name' in token ? [token.name] : [])))];
}

/** Value of a formula. @throws FormulaSyntaxError for anything but arithmetic, unknown names and results that are not finite */
export function evaluateFormula(formula: string, values: ReadonlyMap<string, number>): number {
  const list = tokens(formula);
  let position = 0;
  let depth = 0;
  const operator = (): string | undefined => {
    const token = list[position];
    return token && 'operator' in token ? token.operator : undefined;
  };
  const sum = (): number => {
    let value = product();
    for (let op = operator(); op === '+' || op === '-'; op = operator()) {
      position++;
      value = op === '+' ? value + product() : value - product();
    }
    return value;
  };
  const product = (): number => {
    let value = factor();
    for (let op = operator(); op === '*' || op === '/'; op = operator()) {
      position++;
      value = op === '*' ? value * factor() : value / factor();
    }
    return value;
  };
  const factor = (): number => {
    const token = list[position++];
    if (token === undefined) throw new FormulaSyntaxError('the formula ends too early', REMEDY);
    if ('number' in token) return token.number;
    if ('name' in token) {
      const value = values.get(token.name);
      if (value === undefined) throw new FormulaSyntaxError(`no value "${token.name}"`, REMEDY);
      return value;
    }
    if (++depth > MAXIMUM_DEPTH) throw new FormulaSyntaxError('the formula is nested too deeply', REMEDY);
    if (token.operator === '-') {
      const value = -factor();
      depth--;
      return value;
    }
    if (token.operator !== '(') throw new FormulaSyntaxError(`"${token.operator}" is out of place`, REMEDY);
    const value = sum();
    depth--;
    if (operator() !== ')') throw new FormulaSyntaxError('a bracket is not closed', REMEDY);
    position++;
    return value;
  };
  const value = sum();
  if (position < list.length) throw new FormulaSyntaxError('something follows the end of the formula', REMEDY);
  if (!Number.isFinite(value))
    throw new FormulaSyntaxError('the formula has no finite value', 'Do not divide by zero.');
  return value;
}

function tokens(formula: string): Token[] {
  const found: Token[] = [];
  const text = formula.trimEnd();
  for (let at = 0; at < text.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) throw new FormulaSyntaxError(`"${text.slice(at, at + 20)}" cannot be read`, REMEDY);
    const [, name, number, operator] = match;
    found.push(name !== undefined ? { name } : number !== undefined ? { number: Number(number) } : { operator });
  }
  return found;
}
