import { describe, expect, it } from 'vitest';
import { axialAt, type TurnedStrengths, turnedAt, vectorAt } from '../couplings/couplings.js';
import { hadronicCurrents } from '../crossSections/hadronicCurrents.js';
import { inclusiveCrossSection } from '../crossSections/inclusiveCrossSection.js';
import { spinorAmplitudeSquared, type TridentMomenta } from '../crossSections/spinorAmplitude.js';
import { type ComplexFourVector, complexFourVector } from '../crossSections/spinors.js';
import { structureTensor } from '../crossSections/structureTensor.js';
import { turnedAmplitudeSquared } from '../crossSections/turnedAmplitude.js';
import { addScaled, fourVector } from '../kinematics/fourVector.js';
import { parseModel } from '../models/index.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { emptyChunk } from './eventChunk.js';
import { eventGenerator } from './eventGenerator.js';
import { type EventRequest, eventDensities, prepareProposal } from './eventProposal.js';
import { type TestCase, testRequest } from './events.fixtures.js';
import type { EventDensity } from './eventWeight.js';
import { writeLabMomenta } from './labMomenta.js';
import { BROKEN_EVENT_DIMENSIONS, EXCESS, Q2, TRANSFER } from './tridentPoint.js';

const spectrum = {
  kind: 'histogram',
  name: 'test',
  bins: [
    { lowGeV: 1, highGeV: 2, density: 2 },
    { lowGeV: 2, highGeV: 5, density: 1 },
    { lowGeV: 6, highGeV: 10, density: 0.5 },
  ],
} as const;

/**
 * The amplitude in the laboratory cancels by up to (ME)²/Q²x; 1e-5 of the mean is far below what a wrong sign gives. Structure functions
 * of what breaks are from a table, beside kinks to a part in a thousand.
 */
const allowed = ({ terms }: EventRequest): number => (terms[0].target.kind === 'inelastic' ? 1e-3 : 1e-5);

/** Coordinates of a point; the last one counts where the target breaks. */
const pointOf = (uniforms: Float64Array) => uniforms.slice(0, BROKEN_EVENT_DIMENSIONS);

/** Σ|amplitude|² from helicity spinors and hadronic currents, in the laboratory, at the completed point. */
function fromSpinors(request: EventRequest, { point }: EventDensity, cosine: number, sine: number): number {
  const transfer = point[TRANSFER];
  return request.model.couplings(request.channel, request.inputs).reduce((sum, outgoing) => {
    const pair = { vector: vectorAt(outgoing, transfer), axial: axialAt(outgoing, transfer) };
    const turned = turnedAt(outgoing, transfer);
    return sum + spinorsOf(request, point, cosine, sine, pair) + turnedOf(request, point, cosine, sine, turned);
  }, 0);
}

const turnedOf = (
  request: EventRequest,
  point: Float64Array,
  cosine: number,
  sine: number,
  strengths: TurnedStrengths,
): number =>
  overCurrents(request, point, cosine, sine, (momenta, minus, plus, current) =>
    turnedAmplitudeSquared(momenta, minus, plus, strengths, current, request.channel.antineutrino),
  );

const spinorsOf = (
  request: EventRequest,
  point: Float64Array,
  cosine: number,
  sine: number,
  pair: { vector: number; axial: number },
): number =>
  overCurrents(request, point, cosine, sine, (momenta, massMinus, massPlus, current) =>
    spinorAmplitudeSquared(momenta, massMinus, massPlus, pair, current, request.channel.antineutrino),
  );

type AmplitudeSquared = (momenta: TridentMomenta, minus: number, plus: number, current: ComplexFourVector) => number;

/** Σ over hadronic currents with the laboratory momenta of the completed point. */
function overCurrents(
  request: EventRequest,
  point: Float64Array,
  cosine: number,
  sine: number,
  amplitudeSquared: AmplitudeSquared,
): number {
  const { channel, inputs, terms } = request;
  const { target } = terms[0];
  const massMinus = inputs.leptonMass[channel.leptonMinus];
  const massPlus = inputs.leptonMass[channel.leptonPlus];
  const event = emptyChunk(0, 1);
  writeLabMomenta(event, 0, point, { massMinus, massPlus, targetMass: target.massGeV }, cosine, sine, 0.7);
  const { neutrinoIn: k1, neutrinoOut: k2, leptonMinus: pMinus, leptonPlus: pPlus, hadron } = event;
  const before = fourVector(target.massGeV);
  const q = fourVector();
  addScaled(q, before, hadron, -1);
  const momenta = { k1, k2, pMinus, pPlus, q };
  const squared = (current: ComplexFourVector) => amplitudeSquared(momenta, massMinus, massPlus, current);
  if (target.kind === 'inelastic') {
    const tensor = new Float64Array(16);
    const vertex = { target: before, q, q2: point[Q2], excess: point[EXCESS], massGeV: target.massGeV };
    structureTensor(target.structure, vertex, tensor);
    return overTensor(tensor, squared);
  }
  const { currents, factor } = hadronicCurrents(target.current, target.massGeV, point[Q2], before, hadron);
  return currents.reduce((sum, current) => sum + factor * squared(current), 0);
}

/** Σ H^μν L_μν from what real currents give, L_μν of which are ½(L(e_μ + e_ν) − L(e_μ) − L(e_ν)). */
function overTensor(tensor: Float64Array, squared: (current: ComplexFourVector) => number): number {
  const along = (...axes: readonly number[]): number => {
    const current = complexFourVector();
    for (const axis of axes) current.re[axis] += 1;
    return squared(current);
  };
  const single = [0, 1, 2, 3].map((axis) => along(axis));
  return tensor.reduce((sum, value, i) => {
    const [mu, nu] = [i >> 2, i & 3];
    return sum + value * (mu === nu ? single[mu] : 0.5 * (along(mu, nu) - single[mu] - single[nu]));
  }, 0);
}

interface ModelCase extends TestCase {
  readonly model?: readonly [name: string, parameters: Readonly<Record<string, number>>];
}

const cases: readonly ModelCase[] = [
  { channel: 'numu:mumu', regime: 'coherent', energies: 5 },
  { channel: 'numubar:emu', regime: 'proton', energies: 20 },
  { channel: 'nue:emu', regime: 'neutron', energies: 2 },
  { channel: 'numu:mumu', regime: 'proton', energies: spectrum, mediator: { mass: 0.05, gPrime: 2e-3 } },
  {
    ...{ channel: 'numubar:mumu', regime: 'proton', energies: 5 },
    model: ['scalar', { mass: 0.1, coupling: 5e-3, nuMu: 1, scalarMu: 1, pseudoscalarMu: 2 }],
  },
  {
    ...{ channel: 'numu:mue', regime: 'neutron', energies: spectrum },
    model: ['contact', { 'numu-nue.mue.scalar': 1, 'numu-nue.mue.tensor': 0.3 }],
  },
  { channel: 'nue:ee', regime: 'coherent', energies: 2, model: ['neutrino-dipole', { momentE: 1e-7 }] },
  { channel: 'numu:mumu', regime: 'inelastic', energies: 4, free: 'proton' },
  {
    ...{ channel: 'numu:mumu', regime: 'inelastic' as const, energies: spectrum, free: 'proton' as const },
    model: ['neutrino-dipole', { momentMu: 1e-7 }],
  },
  { channel: 'numubar:emu', regime: 'inelastic', energies: spectrum, free: 'neutron' },
];

function requestOf({ model, ...test }: ModelCase): EventRequest {
  return { ...testRequest(test), ...(model && { model: parseModel(...model) }) };
}

describe('the density of events', () => {
  it.each(cases)('has the azimuthal dependence of the amplitude from spinors: $channel $regime', (test) => {
    const request = requestOf(test);
    const [density] = eventDensities(request);
    const random = new CounterUniforms(8, 8);
    const uniforms = new Float64Array(12);
    for (let i = 0; i < 40; i++) {
      random.fill(i, 0, 3, uniforms);
      if (!(density.evaluate(pointOf(uniforms)) > 0)) continue;
      density.complete(uniforms[8]);
      const azimuths = [0, 1, 2, 3].map((quarter) => 2 * Math.PI * uniforms[9] + (quarter * Math.PI) / 2);
      const ours = azimuths.map((phi) => density.atAzimuth(Math.cos(phi), Math.sin(phi)));
      const theirs = azimuths.map((phi) => fromSpinors(request, density, Math.cos(phi), Math.sin(phi)));
      const mean = theirs.reduce((sum, value) => sum + value, 0) / 4;
      // rounding; terms of a dipole cancel by (x/T)²
      const rounding = test.model?.[0] === 'neutrino-dipole' ? 1e-6 : 1e-9;
      expect(Math.abs(ours.reduce((sum, value) => sum + value, 0) - 4)).toBeLessThan(rounding);
      for (let k = 0; k < 4; k++) expect(Math.abs(ours[k] - theirs[k] / mean)).toBeLessThan(allowed(request));
    }
  });

  it.each(cases)('divides into V², A² and VA as the amplitude from spinors does: $channel $regime', (test) => {
    const request = requestOf(test);
    const [density] = eventDensities(request);
    const random = new CounterUniforms(9, 8);
    const uniforms = new Float64Array(12);
    const shares = new Float64Array(3);
    for (let i = 0; i < 40; i++) {
      random.fill(i, 0, 3, uniforms);
      if (!(density.evaluate(pointOf(uniforms)) > 0)) continue;
      density.complete(uniforms[8]);
      const [cosine, sine] = [Math.cos(6 * uniforms[9]), Math.sin(6 * uniforms[9])];
      density.couplingShares(cosine, sine, shares, 0);
      const of = (vector: number, axial: number) => spinorsOf(request, density.point, cosine, sine, { vector, axial });
      const [vv, aa] = [of(1, 0), of(0, 1)];
      const whole = fromSpinors(request, density, cosine, sine);
      [vv, aa, of(1, 1) - vv - aa].forEach((part, k) => {
        // the amplitude in the laboratory cancels, as above
        expect(Math.abs(shares[k] - part / whole)).toBeLessThan(allowed(request) * (1 + Math.abs(shares[k])));
      });
    }
  });
});

/** Strengths of which the products of the last seven interaction terms are found. */
const turnedStrengths = (given: Partial<TurnedStrengths>): TurnedStrengths => ({
  ...{ scalar: 0, pseudoscalar: 0, tensor: 0, dipole: 0 },
  ...given,
});

describe('the shares of events in what turns the helicity', () => {
  it.each(cases)('are those of the amplitude from spinors in the laboratory: $channel $regime', (test) => {
    const request = requestOf(test);
    const [density] = eventDensities(request);
    const random = new CounterUniforms(10, 8);
    const uniforms = new Float64Array(12);
    const shares = new Float64Array(7);
    const { leptonMinus, leptonPlus } = request.channel;
    for (let i = 0; i < 20; i++) {
      random.fill(i, 0, 3, uniforms);
      if (!(density.evaluate(pointOf(uniforms)) > 0)) continue;
      density.complete(uniforms[8]);
      const [cosine, sine] = [Math.cos(6 * uniforms[9]), Math.sin(6 * uniforms[9])];
      density.turnedShares(cosine, sine, shares, 0);
      const whole = fromSpinors(request, density, cosine, sine);
      const of = (given: Partial<TurnedStrengths>) =>
        turnedOf(request, density.point, cosine, sine, turnedStrengths(given)) / whole;
      const [ss, pp, tt] = [of({ scalar: 1 }), of({ pseudoscalar: 1 }), of({ tensor: 1 })];
      const st = of({ scalar: 1, tensor: 1 }) - ss - tt;
      const pt = of({ pseudoscalar: 1, tensor: 1 }) - pp - tt;
      const dd = of({ dipole: 1 });
      const td = of({ tensor: 1, dipole: 1 }) - tt - dd;
      // a photon makes no pairs of two flavours
      const parts = [ss, pp, tt, st, pt, ...(leptonMinus === leptonPlus ? [dd, td] : [0, 0])];
      // the amplitude in the laboratory cancels, as above; interference is a difference of what is as large as tt
      parts.forEach((part, k) => {
        expect(Math.abs(shares[k] - part)).toBeLessThan(allowed(request) * (1 + Math.abs(part) + (k > 2 ? tt : 0)));
      });
    }
  });
});

describe('the energies of events', () => {
  it('follow flux times cross section', () => {
    const request = testRequest({ channel: 'numu:mumu', regime: 'proton', energies: spectrum });
    const proposal = prepareProposal(request, { cells: 256, samplesPerCell: 48, trainingSamples: 10_000 });
    const events = eventGenerator(request, proposal, { seed: 6 }).chunk(0, 20_000);
    // Simpson in each piece: σ(E) is smooth
    const pieces = [
      [1, 1.5, 2],
      [1.5, 2, 2],
      [2, 3, 1],
      [3, 5, 1],
      [6, 8, 0.5],
      [8, 10, 0.5],
    ].map(([low, high, density]) => {
      const sigma = [low, 0.5 * (low + high), high].map(
        (energyGeV) => inclusiveCrossSection({ ...request, energyGeV, tolerance: 1e-3 }).sigmaCm2,
      );
      return { low, high, expected: (density * (high - low) * (sigma[0] + 4 * sigma[1] + sigma[2])) / 6 };
    });
    const total = pieces.reduce((sum, { expected }) => sum + expected, 0);
    for (const { low, high, expected } of pieces) {
      const count = events.energyGeV.filter((energy) => energy >= low && energy < high).length;
      const mean = (events.count * expected) / total;
      // four standard deviations, and 0.5 % for Simpson's rule
      expect(Math.abs(count - mean)).toBeLessThan(4 * Math.sqrt(mean) + 0.005 * mean);
    }
  });
});
