/** A modifier of HistFactory JSON 1.0.0. */
export type HistFactoryModifier =
  | {
      readonly name: string;
      readonly type: 'normfactor' | 'shapefactor' | 'lumi';
      readonly data: null;
    }
  | { readonly name: string; readonly type: 'normsys'; readonly data: { readonly lo: number; readonly hi: number } }
  | {
      readonly name: string;
      readonly type: 'histosys';
      readonly data: { readonly lo_data: readonly number[]; readonly hi_data: readonly number[] };
    }
  | { readonly name: string; readonly type: 'shapesys' | 'staterror'; readonly data: readonly number[] };

/** Expected events of one process in the bins of a channel, and what changes them. */
export interface HistFactorySample {
  readonly name: string;
  readonly data: readonly number[];
  readonly modifiers: readonly HistFactoryModifier[];
}

/** A region of events: the sum of its samples is compared with what was observed there. */
export interface HistFactoryChannel {
  readonly name: string;
  readonly samples: readonly HistFactorySample[];
}

/** What a measurement says of a parameter, in place of the defaults of its modifiers. */
export interface HistFactoryParameter {
  readonly name: string;
  readonly inits?: readonly number[];
  readonly bounds?: readonly (readonly [number, number])[];
  readonly auxdata?: readonly number[];
  readonly sigmas?: readonly number[];
  readonly factors?: readonly number[];
  readonly fixed?: boolean;
}

/** What is measured: the parameter of interest, and settings of parameters. */
export interface HistFactoryMeasurement {
  readonly name: string;
  readonly config: { readonly poi: string; readonly parameters: readonly HistFactoryParameter[] };
}

/** A HistFactory workspace as JSON, version 1.0.0, that pyhf reads. */
export interface HistFactoryWorkspace {
  readonly channels: readonly HistFactoryChannel[];
  readonly measurements: readonly HistFactoryMeasurement[];
  readonly observations: readonly { readonly name: string; readonly data: readonly number[] }[];
  readonly version: '1.0.0';
}
