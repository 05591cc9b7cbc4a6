import { expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { crossSectionIntegrand, integrandDimensions } from '../crossSections/crossSectionIntegrand.js';
import { hadronicExcess, type InelasticTarget } from '../crossSections/hadronicTarget.js';
import type { CrossSectionRequest } from '../crossSections/inclusiveCrossSection.js';
import { type BreakupEvent, sampleBreakup } from '../kinematics/breakupPhaseSpace.js';
import { fourBodyEvent } from '../kinematics/fourBodyPhaseSpace.js';
import { mapThroughGrid } from '../numerics/adaptiveGrid.js';
import { adaptToIntegrand } from '../numerics/adaptiveMonteCarlo.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { highest, shapeChiSquare } from './distributions.fixtures.js';
import { eventGenerator } from './eventGenerator.js';
import { prepareProposal } from './eventProposal.js';
import { testRequest } from './events.fixtures.js';
import { fillHistogram, histogram } from './histogram.js';

const ENERGY = 12;
const request = testRequest({ channel: 'numu:mue', regime: 'inelastic', energies: ENERGY, free: 'proton' });
const [{ target }] = request.terms;
const SAMPLES = sized(12_000, 200_000);

const product = (p: Float64Array, q: Float64Array): number => p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3];

interface Values {
  readonly hadronicMass: number;
  readonly log10Q2: number;
  readonly transfer: number;
  readonly minusEnergy: number;
  readonly plusEnergy: number;
  readonly pairMass: number;
}

const RANGES: Readonly<Record<keyof Values, readonly [number, number]>> = {
  hadronicMass: [1.07, 2.8],
  log10Q2: [-2.5, 1],
  transfer: [0, 8],
  minusEnergy: [0, 12],
  plusEnergy: [0, 12],
  pairMass: [0.1, 2],
};

const histograms = () =>
  Object.entries(RANGES).map(([name, [low, high]]) => ({
    name: name as keyof Values,
    filled: histogram(Array.from({ length: 16 }, (_, i) => low + ((high - low) * i) / 15)),
  }));

/** Explicit spinors on the 2 → 4 + X phase space with the tensor of structure functions: nothing in common but these functions. */
function independent(broken: InelasticTarget) {
  const { inputs, channel, model, terms } = request;
  const asked: CrossSectionRequest = { channel, terms, energyGeV: ENERGY, model, inputs, tolerance: 1e-2 };
  const integrand = crossSectionIntegrand(asked, broken);
  const dimensions = integrandDimensions(broken);
  const grid = adaptToIntegrand(integrand, dimensions, { seed: 6, stream: 0 }, sized(2500, 12_000));
  const [massMinus, massPlus] = [inputs.leptonMass.mu, inputs.leptonMass.e];
  const process = {
    ...{ energy: ENERGY, targetMass: broken.massGeV, massMinus, massPlus, maximumQ2: broken.maximumQ2 },
    ...{ transferScale: Number.POSITIVE_INFINITY, smallestExcess: hadronicExcess(broken) },
  };
  const event: BreakupEvent = { ...fourBodyEvent(), excess: 0 };
  const random = new CounterUniforms(6, 6);
  const blocks = Math.ceil(dimensions / 4);
  const [u, z] = [new Float64Array(4 * blocks), new Float64Array(dimensions)];
  const filled = histograms();
  for (let i = 0; i < SAMPLES; i++) {
    random.fill(i, 0, blocks, u);
    const jacobian = mapThroughGrid(grid, u.subarray(0, dimensions), z);
    const weight = jacobian * integrand(z);
    if (weight === 0) continue;
    sampleBreakup(process, z, event);
    // laboratory energies through invariants: E = p·P/M
    const [minusEnergy, plusEnergy] = [event.pMinus, event.pPlus].map((p) => product(p, event.target) / broken.massGeV);
    const values: Values = {
      hadronicMass: Math.sqrt(broken.massGeV ** 2 + event.excess),
      log10Q2: Math.log10(event.q2),
      transfer: event.transfer,
      minusEnergy,
      plusEnergy,
      pairMass: Math.sqrt(massMinus ** 2 + massPlus ** 2 + 2 * product(event.pMinus, event.pPlus)),
    };
    for (const { name, filled: into } of filled) fillHistogram(into, values[name], weight);
  }
  return filled;
}

function generated() {
  const proposal = prepareProposal(request, { cells: 1024, samplesPerCell: 48, trainingSamples: 20_000 });
  const chunk = eventGenerator(request, proposal, { seed: 12 }).chunk(0, SAMPLES);
  const filled = histograms();
  for (let i = 0; i < chunk.count; i++) {
    const [minus, plus] = [chunk.leptonMinus, chunk.leptonPlus].map((p) => p.subarray(4 * i, 4 * i + 4));
    const sum = minus.map((value, k) => value + plus[k]);
    const values: Values = {
      hadronicMass: chunk.hadronicMass[i],
      log10Q2: Math.log10(chunk.q2[i]),
      transfer: chunk.transfer[i],
      minusEnergy: minus[0],
      plusEnergy: plus[0],
      pairMass: Math.sqrt(product(sum, sum)),
    };
    for (const { name, filled: into } of filled) fillHistogram(into, values[name], chunk.weight[i]);
  }
  return filled;
}

it('Events whose target breaks have the distributions of an independent Monte Carlo', () => {
  if (target.kind !== 'inelastic') throw new Error('a target that stays whole');
  const [ours, theirs] = [generated(), independent(target)];
  ours.forEach(({ name, filled }, i) => {
    const { chi2, ndf } = shapeChiSquare(filled, theirs[i].filled);
    expect(ndf, name).toBeGreaterThan(7);
    expect(chi2, `${name}: ${chi2} for ${ndf}`).toBeLessThan(highest(ndf));
  });
});
