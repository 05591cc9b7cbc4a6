import { LARGE_STATISTICAL_ERROR, missingRatio, selectionEfficiency } from '@nereid/analysis';
import { defaultElectroweakInputs, standardModel } from '@nereid/physics';
import type { PreparedWithKernel } from '../options/prepare.js';

/** What holds for all points of a scan: constraints that decide on none, and cuts that keep few events. */
export function scanWarnings(prepared: readonly PreparedWithKernel[]): string[] {
  return prepared.flatMap(({ experiment: { id }, kernel }) => {
    const reason = missingRatio(kernel, defaultElectroweakInputs);
    if (reason !== undefined) return [`${id}: ${reason}. It is notEvaluated at every point.`];
    const efficiency = selectionEfficiency(kernel, standardModel, defaultElectroweakInputs);
    if (efficiency === undefined || efficiency.error <= LARGE_STATISTICAL_ERROR * efficiency.value) return [];
    const percent = Number(((100 * efficiency.error) / efficiency.value).toPrecision(2));
    const remedy = `Raise selection.events (${kernel.inputs.selection?.events}).`;
    return [`${id}: the cuts keep so few events that their part is uncertain by ${percent} %. ${remedy}`];
  });
}
