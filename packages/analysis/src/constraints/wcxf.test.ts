import { loadCatalogue } from '@nereid/catalogue/node';
import { electroweakInputs, parseModel, ratioPolynomial } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { computeExperimentKernel } from '../kernels/experimentKernel.js';
import { modelRatio } from '../kernels/modelRatio.js';
import { parseWcxf } from './wcxf.js';

const catalogue = await loadCatalogue();
const ccfr = catalogue.experiments.get('ccfr') as NonNullable<ReturnType<typeof catalogue.experiments.get>>;
const kernelFor = (muonMass: number) => {
  const electroweak = electroweakInputs({ leptonMass: { mu: muonMass } });
  return computeExperimentKernel(ccfr, catalogue, { electroweak, flux: 'mean-energy', tolerance: 1e-3 });
};

const JSON_FILE = `{"eft": "WET-3", "basis": "flavio", "scale": 2,
  "values": {"CVLL_numunumumumu": 0.1, "CVLR_numunutaumumu": {"Re": 0.2, "Im": -0.3}}}`;
const YAML_FILE = `eft: WET-3
basis: flavio
scale: 2
values:
  CVLL_numunumumumu: 1e-1
  CVLR_numunutaumumu: {Re: 0.2, Im: -0.3}
`;

describe('parseWcxf', () => {
  it('reads JSON and YAML alike', () => {
    const read = parseWcxf('point.json', JSON_FILE);
    expect(parseWcxf('point.yml', YAML_FILE)).toEqual(read);
  });

  it('says where a file is broken', () => {
    expect(() => parseWcxf('point.json', '{"eft": ')).toThrow(/point.json.*not JSON/);
    expect(() => parseWcxf('point.json', '{"values": {"a": 1,\n"a": 2}}')).toThrow(
      /line 2: the key "a" is there twice/,
    );
    expect(() => parseWcxf('point.yml', 'eft: WET\nbasis: [')).toThrow(/point.yml:2/);
    expect(() => parseWcxf('point.yml', 'values: {a: 1, a: 2}')).toThrow(/unique/);
    expect(() => parseWcxf('empty', '')).toThrow(/not an object/);
  });
});

describe('the ratio of Wilson coefficients for CCFR', () => {
  // flavio: [(V − C_LL − C_LR)² + (A − C_LL + C_LR)² + other neutrinos]/(V² + A²)
  const s2 = electroweakInputs().sin2ThetaW;
  const standard = (0.5 + 2 * s2) ** 2 + 0.25;
  const other = 2 * (0.2 ** 2 + 0.3 ** 2);
  const flavio = ((0.5 + 2 * s2 - 0.1) ** 2 + (0.5 - 0.1) ** 2 + other) / standard;
  const model = parseModel('wet', parseWcxf('point.json', JSON_FILE).parameters);
  const inputs = electroweakInputs();

  it('is that of flavio once the muon mass is neglected', () => {
    // corrections are of order m times a logarithm: 2·10⁻⁵ for 1 MeV, so 10⁻⁷ for 10 keV; the quadrature is good to 10⁻³
    // in σ but common to both cross sections of the ratio
    expect(modelRatio(kernelFor(1e-5), model, inputs) / flavio - 1).toBeCloseTo(0, 5);
  });

  it('differs by a part in a hundred with it, and not with the sign of the imaginary part', () => {
    const kernel = kernelFor(inputs.leptonMass.mu);
    const ratio = modelRatio(kernel, model, inputs);
    expect(Math.abs(ratio / flavio - 1)).toBeGreaterThan(1e-3);
    expect(Math.abs(ratio / flavio - 1)).toBeLessThan(2e-2);
    const conjugate = parseModel('wet', { ...model.parameters, 'CVLR_numunutaumumu.Im': 0.3 });
    expect(modelRatio(kernel, conjugate, inputs)).toBeCloseTo(ratio, 14);
  });

  it('is a polynomial whose linear term has the interfering part alone', () => {
    const kernel = kernelFor(inputs.leptonMass.mu);
    const { linear, quadratic } = ratioPolynomial(kernel.kernels, model, inputs);
    expect(1 + linear + quadratic).toBeCloseTo(modelRatio(kernel, model, inputs), 13);
    const coherent = parseModel('wet', { CVLL_numunumumumu: 0.1 });
    expect(ratioPolynomial(kernel.kernels, coherent, inputs).linear).toBeCloseTo(linear, 14);
  });

  it('of the contact limit of a heavy boson is that of the boson', () => {
    const kernel = kernelFor(inputs.leptonMass.mu);
    const boson = parseModel('lmu-ltau', { mass: 1000, gPrime: 2 });
    // −g²/(2√2 G_F M²); the propagator corrects it by T/M², below 10⁻⁴ here
    const coefficient = -4 / (2 * Math.SQRT2 * inputs.fermiConstant * 1e6);
    const contact = parseModel('wet', { CVLL_numunumumumu: coefficient, CVLR_numunumumumu: coefficient });
    expect(modelRatio(kernel, contact, inputs) / modelRatio(kernel, boson, inputs)).toBeCloseTo(1, 4);
  });
});
