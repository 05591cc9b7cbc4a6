import { InputError } from '@nereid/physics';

/** A value somewhere in a JSON document, that says where when it is not what it must be. */
export class JsonPlace {
  constructor(
    readonly value: unknown,
    /** `channels[0].samples[1].data`. */
    readonly path: string,
    /** What the parts are called: `channel SR, sample background`. */
    readonly names: string = '',
  ) {}

  /** @throws InputError naming the place */
  refuse(problem: string, remedy: string): never {
    const names = this.names && ` (${this.names})`;
    throw new InputError(`${this.path || 'the document'}${names}`, this.value, problem, remedy);
  }

  /** A key of this object, whose keys are at most the given ones. */
  fields<R extends string, O extends string = never>(
    required: readonly R[],
    optional: readonly O[] = [],
  ): (key: R | O) => JsonPlace {
    const { value } = this;
    const keys: readonly string[] = [...required, ...optional];
    const remedy = `Give an object with ${required.join(', ')}.`;
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      this.refuse(this.problem('object'), remedy);
    const document = value as Record<string, unknown>;
    const at = (key: string) => new JsonPlace(document[key], this.path ? `${this.path}.${key}` : key, this.names);
    for (const key of required) if (!Object.hasOwn(document, key)) at(key).refuse('missing', remedy);
    const unknown = Object.keys(document).find((key) => !keys.includes(key));
    if (unknown !== undefined) at(unknown).refuse('not known', `HistFactory 1.0.0 has ${keys.join(', ')} here.`);
    return at;
  }

  has(key: string): boolean {
    return typeof this.value === 'object' && this.value !== null && Object.hasOwn(this.value, key);
  }

  /** The entries of this list, at least one unless it may be empty. */
  list(least: 0 | 1 = 1): readonly JsonPlace[] {
    if (!Array.isArray(this.value)) this.refuse(this.problem('list'), 'Give a list: [ … ].');
    if (this.value.length < least) this.refuse('empty', 'Give at least one entry.');
    return this.value.map((one, index) => new JsonPlace(one, `${this.path}[${index}]`, this.names));
  }

  text(): string {
    if (typeof this.value !== 'string') this.refuse(this.problem('text'), 'Give a text in quotes.');
    return this.value;
  }

  truth(): boolean {
    if (typeof this.value !== 'boolean') this.refuse(this.problem('boolean'), 'Write true or false.');
    return this.value;
  }

  number(): number {
    if (typeof this.value !== 'number') this.refuse(this.problem('number'), 'Give a number.');
    if (!Number.isFinite(this.value)) this.refuse('too large for a number', 'Give a finite number.');
    return this.value;
  }

  numbers(length?: number): readonly number[] {
    const numbers = this.list().map((one) => one.number());
    if (length === undefined || numbers.length === length) return numbers;
    return this.refuse(`${numbers.length} numbers instead of ${length}`, `Give ${length}.`);
  }

  /** The same place, where messages say what it is called. */
  called(name: string): JsonPlace {
    return new JsonPlace(this.value, this.path, this.names ? `${this.names}, ${name}` : name);
  }

  private problem(wanted: string): string {
    const { value } = this;
    const found = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
    return `${found} instead of a ${wanted}`.replace('a object', 'an object');
  }
}
