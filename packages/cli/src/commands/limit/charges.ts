import {
  chargeNames,
  InputError,
  lmuLtauCharges,
  type MediatorCharges,
  type ModelParameters,
  parseCharges,
  parseScalarCharges,
  requireModelName,
  scalarChargeNames,
  suggestName,
} from '@nereid/physics';
import { parseKeyValues } from '../../options/parse.js';
import type { LimitFlags } from './flags.js';

/** The charges that multiply the coupling: those of the named model, or given with --set for `vector`. */
export function chargesOf(options: LimitFlags): MediatorCharges {
  const name = requireModelName(options.model);
  const parameters = parseKeyValues('--set', options.set);
  if (name === 'lmu-ltau') {
    const extra = Object.keys(parameters)[0];
    if (extra === undefined) return lmuLtauCharges;
    throw new InputError('--set', extra, 'the limit scans mass and coupling itself', 'Leave --set out, or use --mass.');
  }
  if (name === 'vector') {
    requireCharges(parameters, chargeNames, '--set nuMu=1 --set vectorMu=1');
    return parseCharges(parameters);
  }
  if (name === 'scalar') {
    requireCharges(parameters, scalarChargeNames, '--set nuMu=1 --set scalarMu=1');
    return parseScalarCharges(parameters);
  }
  throw new InputError(
    '--model',
    name,
    'has no coupling to limit',
    suggestName(name, ['lmu-ltau', 'vector', 'scalar']),
  );
}

/** @throws InputError unless there are charges, and nothing else */
function requireCharges(parameters: ModelParameters, known: readonly string[], example: string): void {
  for (const key of Object.keys(parameters)) {
    if (known.includes(key)) continue;
    const scanned = key === 'mass' || key === 'gPrime' || key === 'coupling';
    const other = /^\d+\./.test(key) ? 'the limit is on one mediator' : 'no such charge';
    throw new InputError('--set', key, scanned ? 'the limit scans it' : other, suggestName(key, known));
  }
  if (Object.keys(parameters).length > 0) return;
  throw new InputError('--set', undefined, 'no charges', `Give charges, such as ${example}.`);
}
