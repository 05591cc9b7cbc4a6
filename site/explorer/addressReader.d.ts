import type { PlanePoint } from './planePoint.ts';
/** Takes values out of a query and remembers what was wrong. */
export declare class AddressReader {
  private readonly parameters;
  readonly problems: string[];
  constructor(parameters: URLSearchParams);
  choice<T extends string>(key: string, known: readonly T[], standard: T): T;
  number(key: string, minimum: number, maximum: number, standard: number): number;
  range(key: string, minimum: number, maximum: number, standard: readonly [number, number]): readonly [number, number];
  /** Undefined where it is not given or cannot be. */
  optionalRange(key: string, minimum: number, maximum: number): readonly [number, number] | undefined;
  names(key: string, known: readonly string[], standard: readonly string[], fewest?: number): readonly string[];
  /** Undefined where it is not given or cannot be. */
  optionalNumber(key: string, minimum: number, maximum: number, choices?: readonly number[]): number | undefined;
  /** Points x:y that are finite and fit. */
  points(key: string, fits: (point: PlanePoint) => boolean): PlanePoint[];
  /** Names each key that is none of these. */
  reportUnknown(known: readonly string[]): void;
}
//# sourceMappingURL=addressReader.d.ts.map
