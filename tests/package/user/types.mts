// Compiled as strictly as TypeScript can, against the declarations of the installed package.
import { type ConstraintVerdict, crossSection, InputError, type LimitQuestion, limit, loadCatalogue } from 'nereid-hep';
import { type ElectroweakInputs, electroweakInputs, inclusiveCrossSection } from 'nereid-hep/physics';
import type { ModelDefinition } from 'nereid-hep/physics/models';

const question: LimitQuestion = { constraints: ['ccfr'], model: 'lmu-ltau', mass: 0.1, sidedness: 'one-sided' };
const { couplingUpper } = await limit(question);
export const upper: number | null = couplingUpper;
const { sigmaCm2, per } = await crossSection({
  channel: 'numu:mumu',
  target: 'Ar',
  energyGeV: 5,
  model: { model: 'sm' },
});
export const shown: string = `${sigmaCm2.toExponential(3)} cm² per ${per}`;
const catalogue = await loadCatalogue();
export const paper: string | undefined = catalogue.references.get('CCFR1991')?.title;
export const length: number | undefined = catalogue.exposures.get('dune-nd')?.distanceM;
export const inputs: ElectroweakInputs = electroweakInputs({ sin2ThetaW: 0.2386 });
export const words = (verdict: ConstraintVerdict): 'allowed' | 'excluded' | 'notEvaluated' | 'invalidInput' =>
  verdict.verdict;
export const remedy = (error: unknown): string => (error instanceof InputError ? error.remedy : '');
export const names = (definition: ModelDefinition): readonly string[] => definition.parameters.map(({ name }) => name);

// what must not compile; a declaration that is `any` would let it
// @ts-expect-error a mass is a number
limit({ constraints: ['ccfr'], model: 'lmu-ltau', mass: '0.1' });
// @ts-expect-error a name that is not exported
import('nereid-hep').then(({ noSuchName }) => noSuchName);
// @ts-expect-error no part of the package
import('nereid-hep/library');
// @ts-expect-error a target is a nuclide
inclusiveCrossSection({ target: 'Ar40' });
// @ts-expect-error the title of a reference is a text
catalogue.references.get('CCFR1991')?.title.toFixed();
