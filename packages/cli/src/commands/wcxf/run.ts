import { yamlText } from '@nereid/catalogue/exports';
import { InputError, lmuLtau, parseModel } from '@nereid/physics';
import { contactLimit, WET_THEORIES, type WetFile, writeWetFile } from '@nereid/physics/flavour';
import { electroweakSetting } from '../../options/calculation.js';
import { namedModel } from '../../options/model.js';
import { parseChoice, parseNumber } from '../../options/parse.js';
import { printOrSave } from '../../output/files.js';
import type { WcxfFlags } from './flags.js';

const WCXF_FORMATS = ['json', 'yaml'] as const;
type WcxfFormat = (typeof WCXF_FORMATS)[number];

/** `nereid wcxf`: the contact limit of a model, or another WCxf file, as Wilson coefficients. */
export async function wcxf(options: WcxfFlags): Promise<void> {
  const theory = parseChoice('--eft', options.eft, WET_THEORIES);
  const scale = parseNumber('--scale', options.scale);
  if (!(scale > 0)) throw new InputError('--scale', options.scale, 'not a scale', 'Give a positive number of GeV.');
  const format = parseChoice('--format', options.format ?? formatOfFile(options.out), WCXF_FORMATS);
  const { name, parameters } = await namedModel(options, lmuLtau.name);
  const limit = contactLimit(parseModel(name, parameters), electroweakSetting(options), theory);
  const text = wcxfText(writeWetFile(limit.parameters, scale, theory), format);
  if (Number.isFinite(limit.lightestMediatorGeV)) {
    const mass = limit.lightestMediatorGeV;
    console.error(`contact limit of a mediator of ${mass} GeV: good up to relative corrections T/M², T in GeV²`);
  }
  printOrSave(text, options.out);
}

/** The file as text, numbers with all their digits. */
function wcxfText({ eft, basis, scale, values }: WetFile, format: WcxfFormat): string {
  const ordered = { eft, basis, scale, values };
  return format === 'json' ? `${JSON.stringify(ordered, null, 2)}\n` : yamlText(ordered);
}

const formatOfFile = (file = ''): WcxfFormat => (/\.ya?ml$/i.test(file) ? 'yaml' : 'json');
