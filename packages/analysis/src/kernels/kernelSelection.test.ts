import type { Selection } from '@nereid/catalogue';
import { loadCatalogue } from '@nereid/catalogue/node';
import { describe, expect, it } from 'vitest';
import { cutNames, kernelSelection } from './kernelSelection.js';

const catalogue = await loadCatalogue();

describe('a selection by name', () => {
  it('is the cuts of its file without their notes, and further cuts', () => {
    const file = catalogue.selections.get('argon-near-detector') ?? expect.fail('no file');
    const chosen = kernelSelection({ selection: file.id, cuts: { minimumMuonMomentum: 1 }, seed: 4 }, catalogue);
    expect(chosen?.cuts).toHaveLength(file.cuts.length + 1);
    expect(chosen?.cuts.at(-1)).toEqual({ observable: 'momentum', lepton: 'mu', minimum: 1 });
    expect(JSON.stringify(chosen)).not.toContain('note');
    expect(chosen?.resolution).toEqual(file.resolution);
    expect(chosen?.seed).toBe(4);
  });

  it('is none where neither a file nor a cut is named', () => {
    expect(kernelSelection({}, catalogue)).toBeUndefined();
    expect(kernelSelection({ seed: 3 }, catalogue)).toBeUndefined();
  });

  it('has cuts on single leptons, pairs and protons', () => {
    expect(cutNames).toContain('minimumMuonMomentum');
    expect(cutNames).toContain('maximumOpeningAngle');
    const proton = kernelSelection({ cuts: { maximumProtonKineticEnergy: 0.021 } }, catalogue);
    expect(proton?.cuts).toEqual([{ observable: 'recoilKineticEnergy', recoil: 'proton', maximum: 0.021 }]);
  });

  it('names what it cannot use', () => {
    expect(() => kernelSelection({ selection: 'argon-near' }, catalogue)).toThrow(/argon-near-detector/);
    expect(() => kernelSelection({ cuts: { minimumMuonMomentm: 9 } }, catalogue)).toThrow(/minimumMuonMomentum/);
    expect(() => kernelSelection({ cuts: { constructor: 9 } }, catalogue)).toThrow(/no such cut/);
    expect(() => kernelSelection({ cuts: { minimumMuonMomentum: -9 } }, catalogue)).toThrow(/at least 0/);
  });
});

describe('resolutions by name', () => {
  /** A file of data/selections with these resolutions and one cut. */
  const withFile = (resolution: Selection['resolution']) => ({
    selections: new Map([
      ['own', { id: 'own', name: '', source: '', notes: [], resolution, cuts: [cut] } as Selection],
    ]),
  });
  const cut = { observable: 'momentum' as const, lepton: 'mu' as const, minimum: 9 };
  const cuts = { minimumMuonMomentum: 9 };

  it('are those of a file with the same numbers: kernels and efficiencies have the same key', () => {
    const file = withFile({
      e: { stochastic: 0.15, constant: 0.01, angleDegrees: 1 },
      mu: { stochastic: 0, constant: 0.05, angleDegrees: 2 },
      tau: { stochastic: 0, constant: 0, angleDegrees: 1 },
    });
    const smear = { muonMomentum: 0.05, electronStochastic: 0.15, electronMomentum: 0.01, leptonAngleDegrees: 1 };
    const named = kernelSelection({ cuts, smear: { muonAngleDegrees: 2, ...smear } }, catalogue);
    expect(named).toEqual(kernelSelection({ selection: 'own' }, file));
  });

  it('overrule single numbers of a file', () => {
    const file = withFile({ mu: { stochastic: 0.06, constant: 0.01, angleDegrees: 1 } });
    const chosen = kernelSelection({ selection: 'own', smear: { muonStochastic: 0.1, electronAngleMrad: 10 } }, file);
    expect(chosen?.resolution).toEqual({
      mu: { stochastic: 0.1, constant: 0.01, angleDegrees: 1 },
      e: { stochastic: 0, constant: 0, angleDegrees: (0.01 * 180) / Math.PI },
    });
    expect(kernelSelection({ selection: 'own' }, file)?.resolution).toEqual(file.selections.get('own')?.resolution);
  });

  it('are named where they cannot be used', () => {
    const smeared = (smear: Record<string, number>) => () => kernelSelection({ cuts, smear }, catalogue);
    expect(smeared({ muonMomentm: 0.05 })).toThrow(/"muonMomentm": no such resolution.*"muonMomentum"/);
    expect(smeared({ constructor: 1 })).toThrow(/no such resolution/);
    expect(smeared({ muonMomentum: -0.05 })).toThrow(/smear muonMomentum = -0.05: outside the valid range/);
    expect(smeared({ muonAngleDegrees: 91 })).toThrow(/at most 90/);
    expect(smeared({ muonAngleMrad: 1600 })).toThrow(/outside the valid range/);
    expect(smeared({ muonAngleMrad: 1, muonAngleDegrees: 1 })).toThrow(/given as muonAngleMrad too/);
    expect(() => kernelSelection({ smear: { muonMomentum: 0.05 } }, catalogue)).toThrow(/nothing is cut/);
  });
});
