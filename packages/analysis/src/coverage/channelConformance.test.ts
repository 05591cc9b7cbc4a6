import { tridentChannels } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { agreement, channelConformance } from './channelConformance.js';

describe('channelConformance', () => {
  // one of each kind of pair: light, equal, mixed, heavy
  it.each(['numu:mumu', 'nue:ee', 'numubar:emu', 'nutau:tautau'])('passes for %s', (channel) => {
    const { passed, checks } = channelConformance(channel, catalogue);
    expect(checks.filter((check) => !check.passed)).toEqual([]);
    expect(passed).toBe(true);
    expect(checks.map(({ name }) => name)).toEqual(['cross section', 'independent method', 'threshold']);
  });

  it('tries every channel at an energy within the range of the calculation', () => {
    // two tau leptons need the most: (2 × 1.777 GeV)²/(2 × 5 MeV) = 1.26 TeV
    expect(tridentChannels.some(({ name }) => name === 'numu:tautau')).toBe(true);
    const [{ reason }] = channelConformance('numu:tautau', catalogue).checks;
    expect(reason).toContain('1.26e+3 GeV, converged');
  });

  it('fails on a target without charge, which makes nothing', () => {
    const argon = catalogue.nuclides.get('Ar40');
    if (!argon) throw new Error('no argon');
    const nuclides = new Map([['Ar40', { ...argon, protons: 0 }]]);
    expect(channelConformance('numu:mumu', { nuclides, materials: new Map() }).passed).toBe(false);
  });

  it('names a channel that does not exist as the reason', () => {
    const { passed, checks } = channelConformance('nue:mutau', catalogue);
    expect(passed).toBe(false);
    expect(checks[0].reason).toMatch(/^stopped: channel = "nue:mutau": not a trident channel/);
  });
});

describe('agreement', () => {
  const sampled = { sigmaCm2: 1, sigmaErrorCm2: 0.008, converged: true };
  const exact = (sigmaCm2: number) => ({ sigmaCm2, sigmaErrorCm2: 0, converged: true });

  it('reaches to 5 standard errors on either side', () => {
    expect(agreement(exact(1.039), sampled).passed).toBe(true);
    expect(agreement(exact(0.961), sampled).passed).toBe(true);
    expect(agreement(exact(1.041), sampled).passed).toBe(false);
    expect(agreement(exact(0.959), sampled)).toEqual({
      passed: false,
      reason: '-5.1 standard errors (of 0.8 %) from the Monte Carlo',
    });
  });

  it('adds the errors of both in quadrature', () => {
    // hypot(0.008, 0.006) = 0.01
    expect(agreement({ ...exact(1.049), sigmaErrorCm2: 0.006 }, sampled).passed).toBe(true);
    expect(agreement({ ...exact(1.051), sigmaErrorCm2: 0.006 }, sampled).passed).toBe(false);
  });

  it('is not claimed for a sample that did not converge, nor for what is no number', () => {
    expect(agreement(exact(1), { ...sampled, converged: false }).passed).toBe(false);
    expect(agreement(exact(Number.NaN), sampled).passed).toBe(false);
  });
});
