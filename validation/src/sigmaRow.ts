import { modelDefinition, type Regime } from '@nereid/physics';
import { type CsvRow, numberIn, requiredNumber } from './csv.js';

/** One cross section of another code or paper, as its CSV row states it. */
export interface SigmaRow {
  readonly source: string;
  readonly channel: string;
  /** `sm`, or a model name and its parameters: `lmu-ltau mass=0.1 gPrime=0.001`. */
  readonly model: string;
  readonly target: string;
  /** As in the file: `coherent`, `proton`, `total(…)`, `proton (sum over 18 p)`. */
  readonly regimeLabel: string;
  readonly regime: Regime;
  /** Number of nucleons the value is the sum over; 1 for a value per nucleus or nucleon. */
  readonly multiplicity: number;
  readonly pauliBlocking: boolean;
  readonly energyGeV: number;
  readonly sigmaCm2: number;
  /** Relative error the row states: Monte Carlo (one standard deviation) or reading error; 0 where it states none. */
  readonly relativeError: number;
  readonly formFactor: string;
  readonly trusted: boolean;
}

/** @throws Error for a row that cannot be understood */
export function sigmaRow(row: CsvRow): SigmaRow {
  const sigmaCm2 = requiredNumber(row, 'sigmaCm2');
  return {
    source: row.source,
    channel: row.channel,
    model: row.model,
    target: row.target,
    regimeLabel: row.regime,
    regime: regimeOf(row.regime),
    multiplicity: Number(/sum over (\d+)/.exec(row.regime)?.[1] ?? 1),
    pauliBlocking: row.pauli !== 'off',
    energyGeV: requiredNumber(row, 'energyGeV'),
    sigmaCm2,
    relativeError: (numberIn(row, 'statErrorCm2') ?? 0) / sigmaCm2,
    formFactor: row.formFactor,
    trusted: row.trust !== 'no',
  };
}

function regimeOf(label: string): Regime {
  const word = /^[a-z]+/.exec(label)?.[0];
  if (word === 'coherent' || word === 'proton' || word === 'neutron') return word;
  // no other code and no paper compared here adds nucleons that break
  if (word === 'nucleus' || word === 'total') return 'unbroken';
  throw new Error(`regime "${label}" is none of coherent, proton, neutron, nucleus, total.`);
}

/** Name and numeric parameters of a model column. @throws Error for an unknown name or a parameter without a number */
export function parseModelColumn(model: string): { name: string; parameters: Record<string, number> } {
  const [name, ...assignments] = model.split(/\s+/);
  const parameters = assignments.map((assignment) => {
    const [key, value] = assignment.split('=');
    if (value === undefined || Number.isNaN(Number(value))) throw new Error(`model "${model}": ${assignment}?`);
    return [key, Number(value)] as const;
  });
  return { name: modelDefinition(name).name, parameters: Object.fromEntries(parameters) };
}
