import { loadCatalogue } from '@nereid/catalogue/node';
import {
  couplingFamily,
  defaultElectroweakInputs,
  electroweakInputs,
  ratioPolynomial,
  standardModel,
} from '@nereid/physics';
import { expect, it } from 'vitest';
import { cachedExperimentKernel } from '../kernels/kernelCache.js';
import { standardModelCrossSection } from '../kernels/modelRatio.js';
import { errorSources } from './errorSources.js';
import { movedKernels } from './movedKernels.js';
import { ratioShifts } from './ratioShifts.js';

const catalogue = await loadCatalogue();
const electroweak = defaultElectroweakInputs;
const experiment = catalogue.experiments.get('ccfr');
if (experiment === undefined) throw new Error('no CCFR');
const kernel = await cachedExperimentKernel(experiment, catalogue, { electroweak });
const sources = errorSources({ kernel: kernel.inputs, electroweak, catalogue });
const moved = await movedKernels('ccfr', kernel, sources);
const shifts = ratioShifts(kernel, moved, electroweak);
const shiftOf = (name: string, of: Parameters<typeof shifts>[0]) => {
  return shifts(of, ratioPolynomial(kernel.kernels, of, electroweak))[name];
};

it('has a source for each thing that is not known of coherent scattering on iron', () => {
  expect(sources.map(({ name }) => name)).toEqual([
    'radius:Fe',
    'density:Fe',
    'couplings',
    'vacuum-polarisation',
    'photons',
  ]);
});

it('moves the Standard Model by what the couplings of one loop are', () => {
  const leading = electroweakInputs({ couplings: 'leading' });
  const expected = standardModelCrossSection(kernel, leading) / standardModelCrossSection(kernel, electroweak) - 1;
  expect(shiftOf('couplings', standardModel)).toEqual({ constant: expected, linear: 0, quadratic: 0 });
});

it('has the vacuum polarisation that integrals over the photon give (docs/physics/radiative.md: 1.2 to 1.4 %)', () => {
  const { constant } = shiftOf('vacuum-polarisation', standardModel);
  expect(constant).toBeGreaterThan(0.0115);
  expect(constant).toBeLessThan(0.0145);
});

it('leaves the form of a prediction alone where all of it is scaled', () => {
  const of = { family: couplingFamily('lmu-ltau', {}), massGeV: 0.1 };
  const { linear, quadratic } = ratioPolynomial(kernel.kernels, of, electroweak);
  const shift = shiftOf('photons', of);
  expect(shift.linear / shift.constant).toBeCloseTo(linear, 10);
  expect(shift.quadratic / shift.constant / quadratic).toBeCloseTo(1, 12);
});

it('moves light bosons less than the Standard Model by the density, since their photons are softer', () => {
  const of = (massGeV: number) => ({ family: couplingFamily('lmu-ltau', {}), massGeV });
  const relative = (massGeV: number) => {
    const { quadratic } = ratioPolynomial(kernel.kernels, of(massGeV), electroweak);
    return shiftOf('density:Fe', of(massGeV)).quadratic / quadratic;
  };
  const { constant } = shiftOf('density:Fe', standardModel);
  expect(Math.abs(relative(0.01))).toBeLessThan(Math.abs(constant));
  // a heavy boson changes nothing but the couplings
  expect(relative(Number.POSITIVE_INFINITY)).toBeCloseTo(constant, 3);
});
