import {
  type ConvergedKernel,
  convergedKernel,
  type ElectroweakInputs,
  electroweakInputs,
  type Kernel,
  kernelCrossSection,
  lmuLtauFamily,
  monochromatic,
  ratioPolynomial,
  standardModelCouplings,
  tridentChannel,
} from '@nereid/physics';
import { couplingsOf } from '@nereid/physics/couplings';
import type { Nuclides } from '../compareCrossSections.js';
import { hadronicTermsOf } from '../compareCrossSections.js';
import { requiredNumber } from '../csv.js';
import { sourceSettings } from '../sources.js';
import { type TargetContext, type TargetItem, type TargetResult, targetItem } from './target.js';

const CCFR_ENERGY_GEV = 160;
const channel = tridentChannel('numu:mumu');

/** Range of M_Z′ [GeV] in which the CCFR curve is a line of constant σ/σ_SM. */
const CURVE_RANGE_GEV = [0.05, 30] as const;
const CURVE_RATIO = 1.32;
/** The curve is known to 1 % in g′, so σ/σ_SM − 1 to 2 %; the vertices scatter by as much again. */
const CURVE_ALLOWANCE = 0.015;

/** Target 9: the published CCFR limit as a line of constant σ/σ_SM, and the heavy and contact limits. */
export function mediatorLimitTarget({ reference, nuclides }: TargetContext): TargetResult {
  const settings = sourceSettings.get('Ballett2018-table');
  if (settings === undefined) throw new Error('The settings of arXiv:1807.10973 are missing.');
  const { inputs } = settings;
  const kernel = ironKernel(inputs, nuclides, 1e-3).kernel;
  const curve = reference.rows('curves/CCFR_95CL.csv');
  const points = (curve ?? []).map((row) => [requiredNumber(row, 'massGeV'), requiredNumber(row, 'gPrime')] as const);
  const inRange = points.filter(([mass]) => mass >= CURVE_RANGE_GEV[0] && mass <= CURVE_RANGE_GEV[1]);
  return {
    target: '9',
    title: 'Z′ of L_μ − L_τ: CCFR limit, heavy and contact limits (coherent on ⁵⁶Fe at 160 GeV)',
    source: 'arXiv:1902.08579 (curve), arXiv:1406.2332 (heavy limit), hep-ex/9811012 (V − A)',
    items: [
      ...inRange.map(([mass, gPrime]) => curveItem(kernel, inputs, mass, gPrime)),
      ...contactItems(kernel, inputs),
      ...masslessItems(nuclides),
      standardModelAgainstVMinusA(kernel, inputs),
    ],
    notEvaluated: curve === undefined ? ['curve not given: curves/CCFR_95CL.csv'] : [],
  };
}

function ironKernel(inputs: ElectroweakInputs, nuclides: Nuclides, lightestMediatorGeV: number): ConvergedKernel {
  const settings = sourceSettings.get('Ballett2018-table');
  if (settings === undefined) throw new Error('The settings of arXiv:1807.10973 are missing.');
  const choice = { regime: 'coherent', target: 'Fe56', pauliBlocking: true, formFactor: '' } as const;
  const [{ target }] = hadronicTermsOf(choice, { ...settings, inputs }, nuclides);
  const spectrum = monochromatic(CCFR_ENERGY_GEV);
  const mass = inputs.leptonMass.mu;
  const process = { massMinus: mass, massPlus: mass, antineutrino: false, target, spectrum, inputs };
  return convergedKernel(process, { tolerance: 1e-4, lightestMediatorGeV });
}

function curveItem(kernel: Kernel, inputs: ElectroweakInputs, mass: number, gPrime: number): TargetItem {
  const { linear, quadratic } = ratioPolynomial(
    [{ channel, kernel }],
    { family: lmuLtauFamily, massGeV: mass },
    inputs,
  );
  const ratio = 1 + linear * gPrime ** 2 + quadratic * gPrime ** 4;
  return targetItem(`σ/σ_SM on the CCFR curve at M = ${mass} GeV, g′ = ${gPrime}`, CURVE_RATIO, ratio, CURVE_ALLOWANCE);
}

/** ⟨VV⟩ and ⟨AA⟩: the cross section for (V, A) = (1, 0) and (0, 1). */
function parts(kernel: Kernel): { vv: number; aa: number } {
  const of = (vector: number, axial: number) => kernelCrossSection(kernel, [couplingsOf('mu', { vector, axial })]);
  return { vv: of(1, 0), aa: of(0, 1) };
}

/** v²/v′² with v² = 1/(√2 G_F). */
const strength = (inputs: ElectroweakInputs, vPrime: number): number =>
  1 / (Math.SQRT2 * inputs.fermiConstant * vPrime * vPrime);

const HEAVY_VPRIME_GEV = [565, 750] as const;

/** σ/σ_SM for M_Z′ → ∞ at fixed v′ = M/g′. */
function contactRatio(kernel: Kernel, inputs: ElectroweakInputs, vPrime: number): number {
  const massless = Number.POSITIVE_INFINITY;
  const { linear, quadratic } = ratioPolynomial(
    [{ channel, kernel }],
    { family: lmuLtauFamily, massGeV: massless },
    inputs,
  );
  return 1 + linear / vPrime ** 2 + quadratic / vPrime ** 4;
}

/** [(½+2s²+v²/v′²)²⟨VV⟩ + ¼⟨AA⟩]/SM, with ⟨VV⟩ ≠ ⟨AA⟩ as the muon mass makes them; also M = 10 TeV against the limit. */
function contactItems(kernel: Kernel, inputs: ElectroweakInputs): TargetItem[] {
  const { vv, aa } = parts(kernel);
  const { vector, axial } = standardModelCouplings(channel, inputs);
  return HEAVY_VPRIME_GEV.flatMap((vPrime) => {
    const shifted = vector + strength(inputs, vPrime);
    const expected = (shifted ** 2 * vv + axial ** 2 * aa) / (vector ** 2 * vv + axial ** 2 * aa);
    const heavy = 10_000;
    const { linear, quadratic } = ratioPolynomial(
      [{ channel, kernel }],
      { family: lmuLtauFamily, massGeV: heavy },
      inputs,
    );
    const gPrime = heavy / vPrime;
    return [
      targetItem(`contact limit, v′ = ${vPrime} GeV`, expected, contactRatio(kernel, inputs, vPrime), 1e-9),
      targetItem(`M = 10 TeV, v′ = ${vPrime} GeV`, expected, 1 + linear * gPrime ** 2 + quadratic * gPrime ** 4, 1e-4),
    ];
  });
}

/** [1 + (1+4s²+2v²/v′²)²]/[1 + (1+4s²)²], which holds where ⟨VV⟩ = ⟨AA⟩: leptons without mass. */
function masslessRatio(inputs: ElectroweakInputs, vPrime: number): number {
  const standard = 1 + 4 * inputs.sin2ThetaW;
  return (1 + (standard + 2 * strength(inputs, vPrime)) ** 2) / (1 + standard ** 2);
}

const WHY_MASSLESS = 'the equation is that of massless leptons; the muon mass makes ⟨AA⟩ larger than ⟨VV⟩';

function masslessItems(nuclides: Nuclides): TargetItem[] {
  const light = electroweakInputs({ sin2ThetaW: 0.2312, leptonMass: { mu: 1e-4 } });
  const physical = electroweakInputs({ sin2ThetaW: 0.2312 });
  const lightKernel = ironKernel(light, nuclides, Number.POSITIVE_INFINITY).kernel;
  const physicalKernel = ironKernel(physical, nuclides, Number.POSITIVE_INFINITY).kernel;
  const { vv, aa } = parts(lightKernel);
  return [
    targetItem('⟨AA⟩/⟨VV⟩ for m_ℓ = 0.1 MeV', 1, aa / vv, 1e-3),
    ...HEAVY_VPRIME_GEV.flatMap((vPrime) => {
      const expected = masslessRatio(physical, vPrime);
      return [
        targetItem(
          `heavy-Z′ equation, v′ = ${vPrime} GeV, m_ℓ = 0.1 MeV`,
          expected,
          contactRatio(lightKernel, light, vPrime),
          1e-3,
        ),
        targetItem(
          `heavy-Z′ equation, v′ = ${vPrime} GeV, muons`,
          expected,
          contactRatio(physicalKernel, physical, vPrime),
          1e-3,
          WHY_MASSLESS,
        ),
      ];
    }),
  ];
}

/** NuTeV's expectations for V − A alone and for the Standard Model: 18.3 ± 0.6 and 10.8 ± 0.3 events. */
function standardModelAgainstVMinusA(kernel: Kernel, inputs: ElectroweakInputs): TargetItem {
  const { vv, aa } = parts(kernel);
  const { vector, axial } = standardModelCouplings(channel, inputs);
  const ours = (vv + aa) / (vector ** 2 * vv + axial ** 2 * aa);
  const allowed = Math.hypot(0.6 / 18.3, 0.3 / 10.8);
  return targetItem('σ(V − A)/σ(SM) expected by NuTeV', 18.3 / 10.8, ours, allowed);
}
