import { describe, expect, it } from 'vitest';
import { hadronicCurrents } from '../crossSections/hadronicCurrents.js';
import { requireElasticTerms } from '../crossSections/regimes.js';
import { spinorAmplitudeSquared } from '../crossSections/spinorAmplitude.js';
import { eventGenerator } from '../events/eventGenerator.js';
import { prepareProposal } from '../events/eventProposal.js';
import { type TestCase, testRequest } from '../events/events.fixtures.js';
import { FOUR_BODY_DIMENSIONS, fourBodyEvent, sampleFourBody } from '../kinematics/fourBodyPhaseSpace.js';
import { CounterUniforms } from '../numerics/counterUniforms.js';
import { type DetectorSelection, detectorFilter, type SelectionCut } from './detectorSelection.js';

const muons: TestCase = { channel: 'numu:mumu', regime: 'coherent', energies: 5 };
const mixed: TestCase = { channel: 'numu:mue', regime: 'nucleus', energies: 3 };
const small = { cells: 512, samplesPerCell: 48, trainingSamples: 10_000 };

function sample(test: TestCase, count: number) {
  const request = testRequest(test);
  const generator = eventGenerator(request, prepareProposal(request, small), { seed: 2, mode: 'weighted' });
  return { request, chunk: generator.chunk(0, count) };
}

const perfect = (...cuts: DetectorSelection['cuts']): DetectorSelection => ({ resolution: {}, cuts });

describe('cuts', () => {
  const { request, chunk } = sample(mixed, 2000);
  const kept = (selection: DetectorSelection) => {
    const keep = detectorFilter(selection, request, 1)(chunk);
    return Array.from({ length: chunk.count }, (_, i) => keep(i));
  };

  it('are on each lepton of the flavour or charge named, on both where none is', () => {
    // numu:mue: ℓ⁻ is the muon, ℓ⁺ the positron
    const fast = (p: Float64Array) => (i: number) => Math.hypot(p[4 * i + 1], p[4 * i + 2], p[4 * i + 3]) >= 0.4;
    const [muon, positron] = [fast(chunk.leptonMinus), fast(chunk.leptonPlus)];
    const cut = (lepton?: 'e' | 'mu' | 'minus' | 'plus' | 'tau') =>
      kept(perfect({ observable: 'momentum', lepton, minimum: 0.4 }));
    for (let i = 0; i < chunk.count; i++) {
      expect([cut('mu')[i], cut('minus')[i]]).toEqual([muon(i), muon(i)]);
      if (i > 20) break;
    }
    expect(cut('e')).toEqual(cut('plus'));
    expect(cut('plus')).toEqual(Array.from({ length: chunk.count }, (_, i) => positron(i)));
    expect(cut()).toEqual(Array.from({ length: chunk.count }, (_, i) => muon(i) && positron(i)));
    expect(cut('tau').every(Boolean)).toBe(true);
  });

  it('hold for their final states and recoils only', () => {
    const never = { observable: 'openingAngle', maximum: 0 } as const;
    expect(kept(perfect({ ...never, finalState: ['mu', 'mu'] })).every(Boolean)).toBe(true);
    expect(kept(perfect({ ...never, finalState: ['e', 'mu'] })).some(Boolean)).toBe(false);
    const noProton = kept(perfect({ ...never, recoil: 'proton' }));
    noProton.forEach((keep, i) => {
      expect(keep).toBe(request.terms[chunk.term[i]].target.pdgCode !== 2212);
    });
  });

  it('know the kinetic energy of the recoil: Q²/2M', () => {
    const slow = kept(perfect({ observable: 'recoilKineticEnergy', maximum: 0.02 }));
    for (let i = 0; i < chunk.count; i++) {
      const energy = chunk.q2[i] / (2 * request.terms[chunk.term[i]].target.massGeV);
      if (Math.abs(energy - 0.02) > 1e-6) expect(slow[i]).toBe(energy < 0.02);
    }
  });

  it('act on what is measured, by seed and number of the event', () => {
    const resolution = { e: { stochastic: 0.15, constant: 0, angleDegrees: 1 } };
    const cut = [{ observable: 'kineticEnergy', lepton: 'e', minimum: 0.3 }] as const;
    const exact = kept({ resolution: {}, cuts: cut });
    const measured = kept({ resolution, cuts: cut });
    expect(measured).toEqual(kept({ resolution, cuts: cut }));
    const changed = measured.filter((keep, i) => keep !== exact[i]).length;
    expect(changed).toBeGreaterThan(0);
    expect(changed).toBeLessThan(0.2 * chunk.count);
    const muon = [{ observable: 'kineticEnergy', lepton: 'mu', minimum: 0.3 }] as const;
    expect(kept({ resolution, cuts: muon })).toEqual(kept({ resolution: {}, cuts: muon }));
  });
});

const positron: TestCase = { channel: 'numu:mue', regime: 'coherent', energies: 3 };

describe('the share of events that a cut keeps', () => {
  it.each([
    [muons, { observable: 'openingAngle', maximum: 20 }],
    [muons, { observable: 'pairMassSquared', maximum: 0.2 }],
    [positron, { observable: 'openingAngle', maximum: 20 }],
    [positron, { observable: 'kineticEnergy', lepton: 'plus', minimum: 0.03 }],
  ] as const)('is that of helicity spinors on explicit 2→4 momenta, made without the generator: %j %j', (test, cut) => {
    const { request, chunk } = sample(test, 30_000);
    const keep = detectorFilter(perfect(cut), request, 1)(chunk);
    let [all, part, squares] = [0, 0, 0];
    for (let i = 0; i < chunk.count; i++) {
      all += chunk.weight[i];
      if (keep(i)) part += chunk.weight[i];
      squares += chunk.weight[i] ** 2;
    }
    const other = fromSpinors(test, cut);
    const error = Math.hypot(other.error, (0.5 * Math.sqrt(squares)) / all);
    expect(error).toBeLessThan(0.02);
    expect(Math.abs(part / all - other.share)).toBeLessThan(4 * error);
  });
});

const product = (p: Float64Array, q: Float64Array): number => p[0] * q[0] - p[1] * q[1] - p[2] * q[2] - p[3] * q[3];

/** Share of a coherent cross section that a cut keeps, from amplitudes on momenta of `sampleFourBody`. */
function fromSpinors(test: TestCase, { observable, minimum = Number.NEGATIVE_INFINITY, maximum }: SelectionCut) {
  const { inputs, model, terms, channel } = testRequest(test);
  const couplings = model.couplings(channel, inputs);
  const [{ target }] = requireElasticTerms(terms, 'checks');
  const massMinus = inputs.leptonMass[channel.leptonMinus];
  const massPlus = inputs.leptonMass[channel.leptonPlus];
  const process = {
    energy: test.energies as number,
    targetMass: target.massGeV,
    massMinus,
    massPlus,
    maximumQ2: 0.1,
    transferScale: Number.POSITIVE_INFINITY,
  };
  const event = fourBodyEvent();
  const random = new CounterUniforms(4, 4);
  const point = new Float64Array(4 * Math.ceil(FOUR_BODY_DIMENSIONS / 4));
  const weights: { weight: number; kept: boolean }[] = [];
  for (let i = 0; i < 80_000; i++) {
    random.fill(i, 0, point.length / 4, point);
    const phaseSpace = sampleFourBody(process, point, event);
    if (phaseSpace === 0) continue;
    const { currents, factor } = hadronicCurrents(target.current, target.massGeV, event.q2, event.target, event.recoil);
    const pair = { vector: couplings[0].vector, axial: couplings[0].axial };
    const squared = currents.reduce(
      (sum, current) => sum + spinorAmplitudeSquared(event, massMinus, massPlus, pair, current, false),
      0,
    );
    // laboratory energies and angles through invariants: E = p·P/M
    const [a, b] = [event.pMinus, event.pPlus].map((p) => product(p, event.target) / target.massGeV);
    const both = product(event.pMinus, event.pPlus);
    const cosine = (a * b - both) / Math.sqrt((a * a - massMinus ** 2) * (b * b - massPlus ** 2));
    const values: Partial<Record<string, number>> = {
      openingAngle: (Math.acos(Math.min(1, cosine)) * 180) / Math.PI,
      pairMassSquared: massMinus ** 2 + massPlus ** 2 + 2 * both,
      kineticEnergy: b - massPlus,
    };
    const value = values[observable] as number;
    const kept = value >= minimum && (maximum === undefined || value < maximum);
    weights.push({ weight: (phaseSpace * factor * squared) / event.q2 ** 2, kept });
  }
  const all = weights.reduce((sum, { weight }) => sum + weight, 0);
  const share = weights.reduce((sum, { weight, kept }) => sum + (kept ? weight : 0), 0) / all;
  const variance = weights.reduce((sum, { weight, kept }) => sum + (weight * (Number(kept) - share)) ** 2, 0);
  return { share, error: Math.sqrt(variance) / all };
}
