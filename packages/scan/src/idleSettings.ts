import { isMeasuredObservable } from '@nereid/analysis';
import type { Diagnostic, YamlDocument } from '@nereid/catalogue';

/** What a scan file says that belongs to some constraints only. */
interface Settings {
  readonly constraints: readonly string[];
  readonly constraintSettings?: Readonly<Record<string, unknown>> | undefined;
  readonly companions?: Readonly<Record<string, unknown>> | undefined;
  readonly selection?: { readonly name?: string | undefined; readonly cuts?: object | undefined } | undefined;
  readonly flux?: unknown;
  readonly regimes?: unknown;
  readonly hadronic?: unknown;
  readonly theoryErrors?: unknown;
}

/** Settings of constraints that the scan does not name: they would be passed over. */
export function idleSettings(
  { constraints, companions, constraintSettings, selection, flux, regimes, hadronic, theoryErrors }: Settings,
  report: YamlDocument<unknown>['report'],
): Diagnostic[] {
  const ofOthers = Object.entries({ constraintSettings, companions }).flatMap(([key, settings = {}]) =>
    Object.keys(settings)
      .filter((name) => settings[name] !== undefined && !constraints.includes(name))
      .map((name) => {
        const message = `"${name}" is not among the constraints`;
        return report([key, name], message, `Add ${name} to constraints, or leave its settings out.`);
      }),
  );
  if (companions && constraintSettings)
    ofOthers.push(report(['companions'], 'is the former name of constraintSettings', 'Keep one of the two.'));
  if (!constraints.every(isMeasuredObservable)) return [...ofOthers, ...emptySelection(selection, report)];
  const ofTridents = Object.entries({ selection, flux, regimes, hadronic, theoryErrors }).filter(
    ([, value]) => value !== undefined,
  );
  return [
    ...ofOthers,
    ...ofTridents.map(([key]) =>
      report([key], 'none of the constraints counts tridents', 'Leave it out, or name an experiment in constraints.'),
    ),
  ];
}

/** Events and a seed of efficiencies that nothing is cut for. */
function emptySelection(selection: Settings['selection'], report: YamlDocument<unknown>['report']): Diagnostic[] {
  if (selection === undefined || selection.name !== undefined) return [];
  if (Object.keys(selection.cuts ?? {}).length > 0) return [];
  return [report(['selection'], 'selects nothing', 'Give it a name or cuts, or leave it out.')];
}
