import { experimentKernelInputs } from '@nereid/analysis';
import { limits } from '@nereid/analysis/node';
import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs as electroweak } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { equivalentPhotonsOverFull } from '../validation/src/publishedStandardModels/equivalentPhotons.js';
import { READINGS, readRatio } from '../validation/src/publishedStandardModels/readings.js';

const catalogue = await loadCatalogue();
const ccfr = catalogue.experiments.get('ccfr') ?? expect.fail('no ccfr');
const reading = (words: string) => READINGS.find((one) => one.words.includes(words)) ?? expect.fail(words);

describe('readings of a published ratio', () => {
  it('leave it, and the limits, as they are where both sides have the same', async () => {
    const same = readRatio(ccfr, READINGS[0], catalogue);
    expect(same).toMatchObject({ factor: 1, ratio: 0.82, errorPlus: 0.28 });
    const [limit] = await limits({ constraints: ['ccfr'], model: 'lmu-ltau', catalogue, masses: [0.1] });
    // kernels to 1e-3 here, 3e-4 there
    expect(same.couplings[1]).toBeCloseTo(limit.couplingUpper ?? Number.NaN, 5);
  });

  it('multiply it by what nucleons are of the cross section, or divide it by that', () => {
    const notInTheirs = readRatio(ccfr, reading('in the events, not in theirs'), catalogue);
    const onlyInTheirs = readRatio(ccfr, reading('in theirs, not in the events'), catalogue);
    expect(notInTheirs.factor * onlyInTheirs.factor).toBeCloseTo(1, 10);
    expect(onlyInTheirs.factor).toBeGreaterThan(1);
    // a contact limit knows the parts of a cross section by their sum alone, to what the split into V² and A² differs
    const both = readRatio(ccfr, reading('in the events and in theirs'), catalogue);
    const contact = readRatio(ccfr, READINGS[0], catalogue).couplings[4];
    expect((both.couplings[4] ?? Number.NaN) / (contact ?? Number.NaN)).toBeCloseTo(1, 2);
  });

  it('move a limit as the measured ratio moves: a larger σ_SM of theirs weakens it', () => {
    const ordered = READINGS.filter(({ measured, couplings }) => measured.length === 1 && couplings === undefined)
      .map((one) => readRatio(ccfr, one, catalogue))
      .sort((a, b) => a.factor - b.factor);
    const contacts = ordered.map(({ couplings }) => couplings[4] ?? Number.NaN);
    expect(contacts).toEqual([...contacts].sort((a, b) => a - b));
  });
});

describe('equivalent photons over the full calculation', () => {
  const inputs = experimentKernelInputs(ccfr, catalogue, { electroweak, regimes: ['coherent'] });
  const argon = catalogue.nuclides.get('Ar40') ?? expect.fail('no argon');

  // Ballett et al., arXiv:1807.10973, figure of the ratio for muon pairs on argon without a cut
  it.each([
    [10, 2.03],
    [40, 1.83],
  ])('is on argon at %d GeV what the literature finds', (energy, published) => {
    const bins = [{ lowGeV: 0.999 * energy, highGeV: 1.001 * energy, density: 1 }];
    const ratio = equivalentPhotonsOverFull({
      ...inputs,
      channels: [{ channel: 'numu:mumu', weight: 1 }],
      components: [{ target: { kind: 'nuclide', nuclide: argon }, numberFraction: 1 }],
      flux: { kind: 'histogram', spectra: { 'numu:mumu': bins } },
    });
    // read off a figure; another density of argon, which the ratio knows to a per cent
    expect(Math.abs(ratio / published - 1)).toBeLessThan(0.02);
  });
});
