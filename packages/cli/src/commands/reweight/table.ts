import type { ReweightedEvents } from '@nereid/analysis/node';

/** What a person is told of a sample in another model. */
export function reweightTable(result: ReweightedEvents): string {
  const { channel, model, events, sigmaCm2, sigmaErrorCm2, fileSigmaCm2, ratio, ratioError } = result;
  const { effectiveEvents, effectiveFraction } = result;
  const words = [model.name, ...Object.entries(model.parameters).map(([key, value]) => `${key}=${value}`)].join(' ');
  return [
    `${channel}, ${words}, from ${events} events`,
    `σ = ${sigmaCm2.toExponential(6)} ± ${sigmaErrorCm2.toExponential(1)} cm²`,
    `σ/σ of the file = ${Number(ratio.toPrecision(6))} ± ${Number(ratioError.toPrecision(2))} (${fileSigmaCm2.toExponential(6)} cm²)`,
    `effective events ${Math.round(effectiveEvents)}, ${Number((100 * effectiveFraction).toPrecision(3))} %`,
  ].join('\n');
}
