import type { Diagnostic, YamlDocument } from '@nereid/catalogue';
import {
  defaultElectroweakInputs,
  type HadronicOptions,
  InputError,
  nucleonFormFactors,
  suggestName,
} from '@nereid/physics';
import { nuclearFormFactorNames, nuclearModel, requireOneFormFactor } from '@nereid/physics/formFactors';
import { nuclearMedium, structureFunctionModel } from '@nereid/physics/structureFunctions';
import * as z from 'zod';

/** Form factors and what else hadrons need in a scan file, by the names of the library and of the session. */
export const hadronicSchema = z.strictObject({
  nuclearFormFactor: z.string().optional(),
  nucleonFormFactors: z.string().optional(),
  structureFunctions: z.string().optional(),
  nuclearMedium: z.string().optional(),
  nuclearModel: z.string().optional(),
});

type HadronicSetting = z.infer<typeof hadronicSchema>;

/** Each name is looked up before anything is computed, also where a regime does not need it. */
const lookUp: Readonly<Record<keyof HadronicSetting, (name: string) => unknown>> = {
  // its parameters are looked at where there is a nucleus
  nuclearFormFactor: (name) => {
    requireOneFormFactor(name);
    const kind = name.split(':')[0].trim();
    if (nuclearFormFactorNames.includes(kind)) return;
    throw new InputError('form factor', name, 'no such form factor', suggestName(kind, nuclearFormFactorNames));
  },
  nucleonFormFactors: (name) => nucleonFormFactors(name, defaultElectroweakInputs),
  structureFunctions: structureFunctionModel,
  nuclearMedium,
  nuclearModel,
};

/** Reports names that do not exist. */
export function hadronicProblems(
  hadronic: HadronicSetting | undefined,
  report: YamlDocument<unknown>['report'],
): Diagnostic[] {
  return Object.entries(hadronic ?? {}).flatMap(([key, name]) => {
    if (name === undefined) return [];
    try {
      lookUp[key as keyof HadronicSetting](name);
      return [];
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return [report(['hadronic', key], `"${name}": ${error.problem}`, error.remedy)];
    }
  });
}

/** What kernels are made with. The default nuclear model by its name is the default: the same kernels. */
export function hadronicOptions({ nuclearModel: name, ...rest }: HadronicSetting = {}): HadronicOptions {
  const given = { ...rest, nuclearModel: nuclearModel(name)?.name };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
