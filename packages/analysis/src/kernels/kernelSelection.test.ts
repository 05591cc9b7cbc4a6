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
