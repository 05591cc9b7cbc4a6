import {
  defaultElectroweakInputs,
  type ElectroweakInputs,
  type ElectroweakOverrides,
  electroweakInputs,
  type HadronicOptions,
  InputError,
  type LeptonFlavour,
  leptonFlavours,
  nucleonFormFactors,
  suggestName,
} from '@nereid/physics';
import {
  ENSEMBLE,
  nuclearFormFactorNames,
  nuclearModel,
  nucleonFormFactorNames,
  requireOneFormFactor,
} from '@nereid/physics/formFactors';
import { nuclearMedium, structureFunctionModel } from '@nereid/physics/structureFunctions';
import type { CalculationFlags, ElectroweakFlags } from './flags/calculation.js';
import { parseKeyValues, parseNumber } from './parse.js';

/** What a calculation is made with, as its results state it. */
export interface CalculationSetting {
  readonly electroweak: ElectroweakInputs;
  readonly hadronic: HadronicOptions;
  /** Undefined where each kernel has its own default. */
  readonly tolerance: number | undefined;
}

/**
 * `bands`: whether the command has cross sections with a band, for `--form-factor ensemble`.
 * @throws InputError naming the flag
 */
export function calculationSetting(
  options: CalculationFlags,
  { bands }: { readonly bands: boolean } = { bands: false },
): CalculationSetting {
  const { tolerance } = options;
  return {
    electroweak: electroweakSetting(options),
    hadronic: hadronicSetting(options, bands),
    tolerance: tolerance === undefined ? undefined : parseNumber('--tolerance', tolerance),
  };
}

const EW_NAMES = Object.keys(defaultElectroweakInputs).filter((name) => name !== 'leptonMass');

/** `--ew name=value` and `--mass-of flavour=GeV`. @throws InputError with the nearest known name */
export function electroweakSetting(options: ElectroweakFlags): ElectroweakInputs {
  const overrides = parseKeyValues('--ew', options.ew);
  const masses = parseKeyValues('--mass-of', options.massOf);
  for (const flavour of Object.keys(masses)) {
    if (leptonFlavours.includes(flavour as LeptonFlavour)) continue;
    throw new InputError('--mass-of', flavour, 'no such lepton', suggestName(flavour, leptonFlavours));
  }
  for (const name of Object.keys(overrides)) {
    if (name === 'leptonMass') {
      throw new InputError('--ew', name, 'not a single number', 'Use --mass-of mu=0.1056583755.');
    }
    if (!EW_NAMES.includes(name)) throw new InputError('--ew', name, 'no such input', suggestName(name, EW_NAMES));
  }
  const { couplings } = options;
  return electroweakInputs({ ...overrides, leptonMass: masses, couplings } as ElectroweakOverrides);
}

const kindOf = (formFactor: string): string => formFactor.split(':')[0].trim();

/** `--form-factor` once for the nucleus and once for the nucleons, told apart by name. */
function hadronicSetting(options: CalculationFlags, bands: boolean): HadronicOptions {
  const given = options.formFactor ?? [];
  const known = [...nuclearFormFactorNames, ENSEMBLE, ...nucleonFormFactorNames];
  for (const name of given.map(kindOf)) {
    if (!known.includes(name))
      throw new InputError('--form-factor', name, 'no such form factor', suggestName(name, known));
  }
  const nucleons = given.filter((name) => nucleonFormFactorNames.includes(kindOf(name)));
  const nuclei = given.filter((name) => !nucleons.includes(name));
  for (const list of [nucleons, nuclei]) {
    if (list.length <= 1) continue;
    throw new InputError(
      '--form-factor',
      list.join(' '),
      'two of the same kind',
      'Give one for nuclei, one for nucleons.',
    );
  }
  if (!bands) requireOneFormFactor(nuclei[0]);
  // also where a regime does not need it, so that a mistake is not passed over
  if (nucleons.length > 0) nucleonFormFactors(nucleons[0], defaultElectroweakInputs);
  const { fermiMomentum, qSquaredMax, structureFunctions, nuclearMedium: medium, hadronicEnergyMax } = options;
  const { vacuumPolarisation } = options;
  const bound = nuclearModel(options.nuclearModel);
  if (structureFunctions !== undefined) structureFunctionModel(structureFunctions);
  if (medium !== undefined) nuclearMedium(medium);
  return {
    ...(nuclei.length > 0 && { nuclearFormFactor: nuclei[0] }),
    ...(nucleons.length > 0 && { nucleonFormFactors: nucleons[0] }),
    ...(structureFunctions !== undefined && { structureFunctions }),
    ...(medium !== undefined && { nuclearMedium: medium }),
    ...(vacuumPolarisation && { vacuumPolarisation }),
    // the default by its name is the default: the same kernels
    ...(bound !== undefined && { nuclearModel: bound.name }),
    ...(hadronicEnergyMax !== undefined && {
      maximumHadronicEnergyGeV: positive('--hadronic-energy-max', hadronicEnergyMax, false),
    }),
    ...(fermiMomentum !== undefined && { fermiMomentumGeV: positive('--fermi-momentum', fermiMomentum, true) }),
    ...(qSquaredMax !== undefined && { maximumQ2: positive('--q-squared-max', qSquaredMax, false) }),
  };
}

function positive(flag: string, text: string, zeroAllowed: boolean): number {
  const value = parseNumber(flag, text);
  if (value > 0 || (zeroAllowed && value === 0)) return value;
  const remedy = zeroAllowed ? 'Give a number of at least 0.' : 'Give a positive number.';
  throw new InputError(flag, text, 'out of range', remedy);
}
