/** Keys of limits in JSON, and what they were called when every mediator was a Z′. The former stay for one release. */
const FORMER_KEYS: Readonly<Record<string, string>> = {
  couplingUpper: 'gPrimeUpper',
  couplingUpperNumericalError: 'gPrimeUpperNumericalError',
  couplingUpperStatisticalError: 'gPrimeUpperStatisticalError',
  massOverCouplingGeV: 'massOverGPrimeLowerGeV',
};

/** A result for JSON with the former keys of its limits beside today's, at every depth. */
export function withFormerKeys<Value>(value: Value): Value;
export function withFormerKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => withFormerKeys<unknown>(one));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  const entries = Object.entries(value).flatMap(([key, inner]) => {
    const kept = withFormerKeys<unknown>(inner);
    const former = FORMER_KEYS[key];
    return former === undefined
      ? [[key, kept]]
      : [
          [key, kept],
          [former, kept],
        ];
  });
  return Object.fromEntries(entries);
}
