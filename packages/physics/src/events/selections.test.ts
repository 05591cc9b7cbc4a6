import { describe, expect, it } from 'vitest';
import { gaussianResponse, smearLeptons } from './detectorResponse.js';
import { eventGenerator } from './eventGenerator.js';
import { prepareProposal } from './eventProposal.js';
import { testRequest } from './events.fixtures.js';
import { fillHistogram, histogram } from './histogram.js';
import { angleToBeam, energyOf, momentumOf, openingAngle } from './observables.js';
import { acceptance, allOf, anyOf, not, within } from './selections.js';

const request = testRequest({ channel: 'numu:mumu', regime: 'coherent', energies: 5 });
const proposal = prepareProposal(request, { cells: 256, samplesPerCell: 48, trainingSamples: 10_000 });
const events = eventGenerator(request, proposal, { seed: 4 }).chunk(0, 4000);
const forward = within(angleToBeam('leptonMinus'), 0, 10);
const fast = within(energyOf('leptonPlus'), 1);

describe('selections', () => {
  it('combine as sets do', () => {
    const count = (selection: typeof forward) => acceptance(events, selection).kept;
    const both = count(allOf(forward, fast));
    expect(both + count(allOf(forward, not(fast)))).toBeCloseTo(count(forward), 9);
    expect(count(anyOf(forward, fast))).toBeCloseTo(count(forward) + count(fast) - both, 9);
    expect(acceptance(events, allOf()).efficiency).toBe(1);
  });

  it('have the error of a binomial for events of weight 1', () => {
    const ones = { ...events, weight: new Float64Array(events.count).fill(1) };
    const { efficiency, efficiencyError } = acceptance(ones, forward);
    expect(efficiencyError).toBeCloseTo(Math.sqrt((efficiency * (1 - efficiency)) / events.count), 12);
  });
});

describe('histograms', () => {
  it('hold all entries, with under- and overflow', () => {
    const energies = histogram([1, 1.2, 1.4, 1.6, 1.8, 2]);
    const energy = energyOf('leptonMinus');
    for (let i = 0; i < events.count; i++) fillHistogram(energies, energy(events, i), events.weight[i]);
    const total = energies.sums.reduce((sum, value) => sum + value, 0);
    expect(total).toBeCloseTo(
      events.weight.reduce((sum, value) => sum + value, 0),
      9,
    );
    expect(energies.sums[0]).toBeGreaterThan(0);
    expect(energies.sums[6]).toBeGreaterThan(0);
    expect(Math.sqrt(energies.squares[3])).toBeCloseTo(Math.sqrt(energies.sums[3]), 0);
  });

  it('refuse edges that do not ascend', () => {
    expect(() => histogram([0, 1, 1])).toThrow(/ascending/);
    expect(() => histogram([0])).toThrow(/ascending/);
  });
});

describe('the detector response', () => {
  const response = { leptonMinus: gaussianResponse(0.06, 0, 1), leptonPlus: gaussianResponse(0, 0.1, 0) };
  const smeared = smearLeptons(events, response, 9);

  it('has the resolutions asked for', () => {
    let momentum = 0;
    let angle = 0;
    let turned = 0;
    for (let i = 0; i < events.count; i++) {
      const truth = momentumOf('leptonMinus')(events, i);
      momentum += ((momentumOf('leptonMinus')(smeared, i) / truth - 1) / (0.06 / Math.sqrt(truth))) ** 2;
      const pair = { ...events, leptonPlus: smeared.leptonMinus };
      angle += openingAngle(pair, i) ** 2;
      turned = Math.max(
        turned,
        openingAngle({ ...events, leptonMinus: smeared.leptonPlus, leptonPlus: events.leptonPlus }, i),
      );
    }
    // mean squares of 4000 Gaussian numbers scatter by √(2/4000) = 2 %, of the angle (two projections) by 1.6 %
    expect(momentum / events.count).toBeGreaterThan(0.91);
    expect(momentum / events.count).toBeLessThan(1.09);
    expect(Math.abs(angle / events.count - 2)).toBeLessThan(0.15);
    expect(turned).toBeLessThan(1e-5);
  });

  it('keeps masses and leaves the truth alone', () => {
    const mass = request.inputs.leptonMass.mu;
    for (let i = 0; i < 200; i++) {
      const [e, p] = [smeared.leptonPlus[4 * i], momentumOf('leptonPlus')(smeared, i)];
      expect(Math.abs(e * e - p * p - mass * mass)).toBeLessThan(1e-10 * e * e);
    }
    expect(smeared.neutrinoOut).toBe(events.neutrinoOut);
    expect(smeared.leptonMinus).not.toEqual(events.leptonMinus);
  });

  it('is the same for an event whatever chunk it is in', () => {
    const part = smearLeptons(eventGenerator(request, proposal, { seed: 4 }).chunk(100, 5), response, 9);
    expect(part.leptonMinus).toEqual(smeared.leptonMinus.slice(400, 420));
  });
});
