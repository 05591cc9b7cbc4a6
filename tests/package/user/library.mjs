// A program of somebody who installed nereid-hep. What it prints is compared with what the sources give.
import {
  crossSection,
  electroweakInputs,
  evaluatePoint,
  InputError,
  limit,
  loadCatalogue,
  parsePoint,
  prepareConstraints,
  ratio,
} from 'nereid-hep';
import { InputError as SameError } from 'nereid-hep/physics/errors';
import { lmuLtau, registerModel } from 'nereid-hep/physics/models';

let threads = 0;
process.on('worker', () => threads++);

const scalar = { model: 'scalar', parameters: { mass: 1, coupling: 0.02, nuMu: 1, scalarMu: 1 } };
const { sigmaCm2 } = await crossSection({ channel: 'numu:mumu', target: 'Fe56', energyGeV: 160, model: scalar });
const { ratio: atCcfr } = await ratio({ constraint: 'ccfr', model: scalar });
const asked = { constraints: ['ccfr', 'charm-ii'], mass: 0.1 };
const { couplingUpper } = await limit({ ...asked, model: 'lmu-ltau' });

// kernels that do not come with the package
const options = { electroweak: electroweakInputs(), tolerance: 1e-2 };
const { tridents } = await prepareConstraints(['ccfr', 'nutev'], await loadCatalogue(), options);
const point = parsePoint({ model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 2e-3 } });
const test = { confidenceLevel: 0.95, sidedness: 'one-sided', statistic: 'likelihood-ratio' };
const verdicts = evaluatePoint(point, tridents, test);

// a model of one's own: the parts of the package know the same models
registerModel({ ...lmuLtau, name: 'mine' });
const { couplingUpper: ofMine } = await limit({ ...asked, model: 'mine' });

const error = await limit({ ...asked, constraints: ['ccrf'], model: 'lmu-ltau' }).catch((reason) => reason);
const refused = [error instanceof InputError, error instanceof SameError, error.value, error.remedy];

console.log(JSON.stringify({ sigmaCm2, atCcfr, couplingUpper, ofMine, verdicts, threads, refused }));
