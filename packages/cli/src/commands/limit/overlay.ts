import {
  type ConstraintCurve,
  constraintCurves,
  constraintCurvesCsv,
  darkCastCurves,
  digitisedCurves,
  digitisedExperiments,
  familyCurves,
  observableConstraints,
  type PublishedLine,
  withMarkers,
} from '@nereid/analysis';
import { observableValues } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { couplingFamily, type ElectroweakInputs, limitableModel, lmuLtau } from '@nereid/physics';
import { companionSettings, overlayNames } from '../../options/constraintInputs.js';
import { parseKeyValues } from '../../options/parse.js';
import { readText } from '../../options/readFile.js';
import type { LimitFlags } from './flags.js';

/** What --overlay adds to a limit: curves for the figure, and what goes into its JSON, files and caption. */
export interface LimitOverlay {
  readonly companions: readonly ConstraintCurve[];
  /** Curves read off figures, of experiments that are not calculated here. */
  readonly digitised: readonly PublishedLine[];
  /** Under both names: `companions` until the next release. */
  readonly result: {
    readonly constraintCurves?: readonly ConstraintCurve[];
    readonly companions?: readonly ConstraintCurve[];
  };
  readonly files: Readonly<Record<string, string>>;
  readonly caption: string;
  /** Of the table of companions, for a model other than L_μ − L_τ alone. */
  readonly title?: string;
}

const NONE: LimitOverlay = { companions: [], digitised: [], result: {}, files: {}, caption: '' };

/** Files of DarkCast among what is named, and the other names as they were given. */
function withoutFiles(overlay: string): { readonly files: string[]; readonly overlay: string } {
  const names = overlay.split(',');
  const isFile = (name: string) => name.trim().endsWith('.lmt');
  return {
    files: names.filter(isFile).map((name) => name.trim()),
    overlay: names.filter((name) => !isFile(name)).join(','),
  };
}

/** The curves named, computed over the masses of the limit or read off figures. @throws InputError for an unknown name */
export async function limitOverlay(
  options: LimitFlags,
  catalogue: Catalogue,
  masses: Float64Array,
  confidenceLevel: number,
  inputs: ElectroweakInputs,
): Promise<LimitOverlay> {
  const { overlay: all, model } = options;
  if (all === undefined) return NONE;
  const { files, overlay } = withoutFiles(all);
  const read = files.flatMap((file) => darkCastCurves(file, readText('--overlay', file, 'Name a limit of DarkCast.')));
  if (overlay === '') return { ...NONE, digitised: withMarkers(read) };
  const { computed, others } = overlayNames('--overlay', overlay, digitisedExperiments(catalogue, model));
  const settings = companionSettings(options, confidenceLevel);
  const figures = digitisedCurves(catalogue, others, model);
  const digitised = [...figures, ...withMarkers(read, figures.length)];
  if (computed.length === 0) return { ...NONE, digitised };
  const ascending = Float64Array.from(masses).sort();
  const values = await observableValues();
  const { model: name, set } = options;
  const charges = parseKeyValues('--set', set);
  const isAsInLiterature = name === lmuLtau.name && Object.keys(charges).length === 0;
  const companions = isAsInLiterature
    ? constraintCurves(computed, ascending, settings, values, inputs)
    : familyCurves(
        observableConstraints(computed, settings, values, inputs),
        couplingFamily(name, charges),
        ascending,
        confidenceLevel,
      );
  const kinds = companions.map(({ id, fidelity }) => `${id} (${fidelity})`).join(', ');
  return {
    companions,
    digitised,
    result: { constraintCurves: companions, companions },
    files: { 'companions.csv': constraintCurvesCsv(companions, limitableModel(name).family.coupling) },
    caption: ` Computed beside them${isAsInLiterature ? ', with mixing from loops' : ''}: ${kinds}.`,
    ...(!isAsInLiterature && { title: `Couplings of ${[name, ...(set ?? [])].join(', ')}` }),
  };
}
