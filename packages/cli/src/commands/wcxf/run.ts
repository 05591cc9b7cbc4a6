import { basename, dirname } from 'node:path';
import { yamlText } from '@nereid/catalogue/exports';
import { InputError, lmuLtau, parseModel } from '@nereid/physics';
import { contactLimit, WET_THEORIES, type WetFile, writeWetFile } from '@nereid/physics/flavour';
import { type CalculationOptions, electroweakOptions, parseChoice, parseNumber } from '../../options/cliOptions.js';
import { type ModelOptions, namedModel } from '../../options/modelOptions.js';
import { writeFiles } from '../../output/files.js';

const WCXF_FORMATS = ['json', 'yaml'] as const;
type WcxfFormat = (typeof WCXF_FORMATS)[number];

export interface WcxfOptions extends Pick<CalculationOptions, 'ew' | 'massOf'>, ModelOptions {
  readonly eft: string;
  readonly scale: string;
  readonly format?: string;
  readonly out?: string;
}

/** `nereid wcxf`: the contact limit of a model, or another WCxf file, as Wilson coefficients. */
export async function wcxf(options: WcxfOptions): Promise<void> {
  const theory = parseChoice('--eft', options.eft, WET_THEORIES);
  const scale = parseNumber('--scale', options.scale);
  if (!(scale > 0)) throw new InputError('--scale', options.scale, 'not a scale', 'Give a positive number of GeV.');
  const format = parseChoice('--format', options.format ?? formatOfFile(options.out), WCXF_FORMATS);
  const { name, parameters } = await namedModel(options, lmuLtau.name);
  const limit = contactLimit(parseModel(name, parameters), electroweakOptions(options), theory);
  const text = wcxfText(writeWetFile(limit.parameters, scale, theory), format);
  if (Number.isFinite(limit.lightestMediatorGeV)) {
    const mass = limit.lightestMediatorGeV;
    console.error(`contact limit of a mediator of ${mass} GeV: good up to relative corrections T/M², T in GeV²`);
  }
  if (options.out === undefined) process.stdout.write(text);
  else
    for (const path of writeFiles(dirname(options.out), { [basename(options.out)]: text }))
      console.error(`wrote ${path}`);
}

/** The file as text, numbers with all their digits. */
function wcxfText({ eft, basis, scale, values }: WetFile, format: WcxfFormat): string {
  const ordered = { eft, basis, scale, values };
  return format === 'json' ? `${JSON.stringify(ordered, null, 2)}\n` : yamlText(ordered);
}

const formatOfFile = (file = ''): WcxfFormat => (/\.ya?ml$/i.test(file) ? 'yaml' : 'json');
