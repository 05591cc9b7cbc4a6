import { HEAVIEST_MEDIATOR_GEV, InputError, LIGHTEST_MEDIATOR_GEV } from '@nereid/physics';
import { parseRange } from './parse.js';

/** Masses of `--mass` [GeV]. @throws InputError for a mass that mediators do not have */
export function mediatorMasses(text: string): Float64Array {
  const masses = parseRange('--mass', text);
  for (const mass of masses) {
    if (mass >= LIGHTEST_MEDIATOR_GEV && mass <= HEAVIEST_MEDIATOR_GEV) continue;
    const range = `from ${LIGHTEST_MEDIATOR_GEV} to ${HEAVIEST_MEDIATOR_GEV} GeV`;
    throw new InputError('--mass', mass, 'outside the valid range', `Give masses ${range}.`);
  }
  return masses;
}
