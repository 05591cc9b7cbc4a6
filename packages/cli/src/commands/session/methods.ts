import { citeMethod } from './citeMethod.js';
import { constraintsMethod } from './constraintsMethod.js';
import { crossSectionMethod } from './crossSectionMethod.js';
import { evaluateMethod } from './evaluateMethod.js';
import { eventsMethod } from './eventsMethod.js';
import { kernelMethod } from './kernelMethod.js';
import { landscapeMethod } from './landscapeMethod.js';
import { limitMethod } from './limitMethod.js';
import { type SessionMethod, sessionMethod } from './method.js';
import { modelsMethod } from './modelsMethod.js';
import { parameterMethod } from './parameterMethod.js';
import { PROTOCOL, protocolParam, protocolResult, thisSession } from './protocol.js';
import { rateMethod } from './rateMethod.js';
import { ratioMethod } from './ratioMethod.js';
import { reweightMethod } from './reweightMethod.js';
import { spectrumMethod } from './spectrumMethod.js';

const initialize = sessionMethod({
  name: 'initialize',
  about: `Which protocol this is (version ${PROTOCOL}), of which program, and its methods; need not be called.`,
  params: { protocol: protocolParam },
  result: protocolResult,
  run: () => thisSession(SESSION_METHODS.map(({ name }) => name)),
});

/** Every method, in the order in which lists show them. A new one is a file beside this one and a line here. */
export const SESSION_METHODS: readonly SessionMethod[] = [
  initialize,
  modelsMethod,
  constraintsMethod,
  kernelMethod,
  crossSectionMethod,
  ratioMethod,
  limitMethod,
  parameterMethod,
  landscapeMethod,
  evaluateMethod,
  rateMethod,
  spectrumMethod,
  eventsMethod,
  reweightMethod,
  citeMethod,
];
