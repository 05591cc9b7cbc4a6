/** Takes values out of a query and remembers what was wrong. */
export class AddressReader {
  parameters;
  problems = [];
  constructor(parameters) {
    this.parameters = parameters;
  }
  choice(key, known, standard) {
    const text = this.parameters.get(key);
    if (text === null) return standard;
    const found = known.find((one) => one === text);
    if (found === undefined) this.problems.push(`${key}=${text}: not one of ${known.join(', ')}`);
    return found ?? standard;
  }
  number(key, minimum, maximum, standard) {
    const text = this.parameters.get(key);
    if (text === null) return standard;
    const value = toNumber(text);
    if (value >= minimum && value <= maximum) return value;
    this.problems.push(`${key}=${text}: not a number from ${minimum} to ${maximum}`);
    return standard;
  }
  range(key, minimum, maximum, standard) {
    const text = this.parameters.get(key);
    if (text === null) return standard;
    const [low, high, ...more] = text.split(':').map(toNumber);
    if (more.length === 0 && low >= minimum && high <= maximum && low < high) return [low, high];
    this.problems.push(`${key}=${text}: not a range min:max between ${minimum} and ${maximum}`);
    return standard;
  }
  /** Undefined where it is not given or cannot be. */
  optionalRange(key, minimum, maximum) {
    const given = this.range(key, minimum, maximum, [Number.NaN, Number.NaN]);
    return Number.isNaN(given[0]) ? undefined : given;
  }
  names(key, known, standard, fewest = 0) {
    const text = this.parameters.get(key);
    if (text === null) return standard;
    const asked = text === '' ? [] : text.split(',');
    const unknown = asked.filter((name) => !known.includes(name));
    for (const name of unknown) this.problems.push(`${key}=${name}: not one of ${known.join(', ')}`);
    // in the order of the page, so that one choice has one address
    const found = known.filter((name) => asked.includes(name));
    if (found.length >= fewest) return found;
    if (unknown.length === 0) this.problems.push(`${key}=: at least one is needed`);
    return standard;
  }
  /** Undefined where it is not given or cannot be. */
  optionalNumber(key, minimum, maximum, choices) {
    const text = this.parameters.get(key);
    if (text === null) return undefined;
    const value = toNumber(text);
    const fits = value >= minimum && value <= maximum && (choices?.includes(value) ?? true);
    if (fits) return value;
    const wanted = choices ? `one of ${choices.join(', ')}` : `a number from ${minimum} to ${maximum}`;
    this.problems.push(`${key}=${text}: not ${wanted}`);
    return undefined;
  }
  /** Points x:y that are finite and fit. */
  points(key, fits) {
    const text = this.parameters.get(key);
    if (text === null || text === '') return [];
    const points = text.split(',').map((one) => one.split(':').map(toNumber));
    const isPoint = ([x, y, ...more]) =>
      more.length === 0 && Number.isFinite(x) && Number.isFinite(y) && fits({ x, y });
    if (!points.every(isPoint)) this.problems.push(`${key}=${text}: not points x:y of the plane`);
    return points.filter(isPoint).map(([x, y]) => ({ x, y }));
  }
  /** Names each key that is none of these. */
  reportUnknown(known) {
    for (const key of this.parameters.keys()) if (!known.includes(key)) this.problems.push(`${key}: not known here`);
  }
}
const toNumber = (text) => (text.trim() === '' ? Number.NaN : Number(text));
//# sourceMappingURL=addressReader.js.map
