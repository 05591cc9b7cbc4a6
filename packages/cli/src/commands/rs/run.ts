import {
  type ConstraintVerdict,
  evaluatePoint,
  notJudged,
  requireOneCount,
  warpedElectroweak,
  warpedScales,
  warpedSpectrum,
} from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { InputError, randallSundrum, tridentChannel } from '@nereid/physics';
import { randallSundrumPoint } from '@nereid/physics/models';
import {
  BOUNDARY_CONDITIONS,
  PLANCK_CONVENTIONS,
  planckMassGeV,
  type WarpedGeometry,
  warpedGeometry,
  warpedGeometryFromRadii,
} from '@nereid/physics/warped';
import { type CalculationSetting, calculationSetting } from '../../options/calculation.js';
import { givenConstraints, givenFlux, STANDARD_CONSTRAINTS } from '../../options/constraints.js';
import { parseChoice, parseNumber } from '../../options/parse.js';
import { largestTolerance, namedExperiments, prepareExperiments } from '../../options/prepare.js';
import { testSetting } from '../../options/statistics.js';
import { printJson } from '../../output/json.js';
import { verdictTable } from '../../output/verdictTable.js';
import { PROVENANCE } from '../../thisProgram.js';
import type { RsFlags } from './flags.js';
import { bulkMasses, flagParameters, withRsFlags } from './parameters.js';
import { printElectroweak, printSpectrum } from './table.js';

/** `nereid rs`: the spectrum of a warped lepton sector, what it does to trident production, and the verdict on it. */
export async function rs(options: RsFlags): Promise<void> {
  const geometry = withRsFlags(() => geometryOption(options));
  const spectrum = withRsFlags(() => spectrumOf(options, geometry));
  const scales = warpedScales(geometry);
  const { roots, aOfC, omega, fIr } = spectrum;
  const common = { geometry: scales, spectrum, roots, aOfC, omega, fIr };
  if (options.spectrum) {
    if (options.json) return printJson({ ...common, provenance: PROVENANCE });
    return printSpectrum(scales, spectrum);
  }
  const parameters = modelParameters(options, geometry);
  const calculation = calculationSetting(options);
  const inputs = calculation.electroweak;
  const channels = options.channel.split(',').map((name) => tridentChannel(name.trim()));
  const electroweak = withRsFlags(() => {
    return warpedElectroweak(randallSundrumPoint(parameters), channels, inputs);
  });
  const { verdicts, kernels, ...settings } = await judge(options, parameters, calculation);
  if (options.json) {
    const point = { model: randallSundrum.name, parameters };
    const given = { ...calculation, ...settings };
    return printJson({
      ...common,
      ...electroweak,
      verdicts,
      point,
      inputs: given,
      provenance: { ...PROVENANCE, kernels },
    });
  }
  printSpectrum(scales, spectrum);
  printElectroweak(electroweak);
  console.log(`\n${verdictTable(verdicts)}\n${notJudged(electroweak.oblique)}`);
}

function spectrumOf(options: RsFlags, geometry: WarpedGeometry): ReturnType<typeof warpedSpectrum> {
  const boundary = parseChoice('--boundary', options.boundary, BOUNDARY_CONDITIONS);
  const kineticUv = parseNumber('--kinetic-uv', options.kineticUv);
  const kineticIr = parseNumber('--kinetic-ir', options.kineticIr);
  return warpedSpectrum({
    geometry,
    boundary,
    // a kinetic term does nothing on a brane where the field shown vanishes; the electroweak bosons have it all the same
    kinetic: { kineticUv: boundary[0] === '+' ? kineticUv : 0, kineticIr: boundary[1] === '+' ? kineticIr : 0 },
    c: parseNumber('--c', options.c),
    modes: parseNumber('--modes', options.modes),
  });
}

function geometryOption(options: RsFlags): WarpedGeometry {
  const { irScale, curvature, radiusUv, radiusIr } = options;
  const planck = parseChoice('--planck', options.planck, PLANCK_CONVENTIONS);
  excluding('--curvature', curvature, '--radius-uv', radiusUv);
  excluding('--ir-scale', irScale, '--radius-ir', radiusIr);
  if (irScale === undefined && radiusIr === undefined) {
    throw new InputError('--ir-scale', undefined, 'missing', 'Give it, for example --ir-scale 3000, or --radius-ir.');
  }
  const k = curvature === undefined ? planckMassGeV[planck] : parseNumber('--curvature', curvature);
  if (radiusUv === undefined && radiusIr === undefined) {
    return warpedGeometry(k, parseNumber('--ir-scale', irScale as string));
  }
  const uv = radiusUv === undefined ? 1 / k : parseNumber('--radius-uv', radiusUv);
  const ir =
    radiusIr === undefined ? 1 / parseNumber('--ir-scale', irScale as string) : parseNumber('--radius-ir', radiusIr);
  return warpedGeometryFromRadii(uv, ir);
}

function excluding(flag: string, value: string | undefined, otherFlag: string, other: string | undefined): void {
  if (value === undefined || other === undefined) return;
  throw new InputError(flag, value, `given together with ${otherFlag}`, 'Give one of them.');
}

/** The point as parameters of the model `randall-sundrum`, so that its verdict is that of `nereid evaluate`. */
function modelParameters(options: RsFlags, geometry: WarpedGeometry): Record<string, number> {
  return {
    irScale: geometry.irScaleGeV,
    curvature: geometry.curvatureGeV,
    ...flagParameters({ ...options }),
    ...bulkMasses('--c-left', 'cLeft', options.cLeft),
    ...bulkMasses('--c-right', 'cRight', options.cRight),
    custodial: options.custodial ? 1 : 0,
    ...(options.muTauBrane && { muTauBrane: 1 }),
  };
}

interface Judged {
  readonly verdicts: readonly ConstraintVerdict[];
  readonly kernels: readonly string[];
  readonly [setting: string]: unknown;
}

async function judge(
  options: RsFlags,
  parameters: Record<string, number>,
  calculation: CalculationSetting,
): Promise<Judged> {
  const test = testSetting(options);
  const { flag, ids } = givenConstraints(options, STANDARD_CONSTRAINTS);
  const inputs = calculation.electroweak;
  const catalogue = await loadCatalogue();
  const experiments = namedExperiments(flag, ids, catalogue);
  requireOneCount(experiments, [], test.statistics.statistic);
  const prepared = await prepareExperiments(experiments, catalogue, {
    ...calculation,
    inputs,
    flux: givenFlux(options),
    treatment: test.treatment,
    theoryErrors: test.theoryErrors,
  });
  return {
    verdicts: evaluatePoint({ model: randallSundrum.name, parameters }, prepared, test.statistics),
    kernels: prepared.map(({ kernel }) => kernel.hash),
    ...test,
    tolerance: largestTolerance(prepared),
  };
}
