import type { TridentChannel } from '../couplings/channels.js';
import type { Couplings, CurrentStrengths } from '../couplings/couplings.js';
import type { ElectroweakInputs } from '../couplings/electroweakInputs.js';

/** A number at each of many points, or one that all of them share. */
export type Column = number | Float64Array;

/** The value of a column at point i. */
export const valueAt = (column: Column, i: number): number => (typeof column === 'number' ? column : column[i]);

/** Parameters of many points by name; masses in GeV. */
export type ParameterColumns = Readonly<Record<string, Column>>;

type StrengthColumns = Readonly<Record<keyof CurrentStrengths, Column>>;

/** `MediatorPole` at many points. A residue of 0 at a point means that there is no pole. */
export interface PoleColumns extends StrengthColumns {
  readonly massGeV: Column;
}

/** `Couplings` at many points; outgoing flavours are the same at all of them. */
export interface CouplingColumns extends StrengthColumns, Pick<Couplings, 'outgoing' | 'interferes'> {
  /** [GeV] */
  readonly dipole: Column;
  readonly poles: readonly PoleColumns[];
}

/** `Interaction` at `count` points: what it gives for a channel is what `Interaction` gives for each of them, to the last bit. */
export interface InteractionColumns {
  readonly count: number;
  couplings(channel: TridentChannel, inputs: ElectroweakInputs): readonly CouplingColumns[];
}

/** A column of `f(i)`. */
export function columnOf(count: number, f: (i: number) => number): Float64Array {
  const column = new Float64Array(count);
  for (let i = 0; i < count; i++) column[i] = f(i);
  return column;
}
