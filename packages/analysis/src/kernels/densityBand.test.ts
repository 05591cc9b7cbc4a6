import {
  electroweakInputs,
  type HadronicOptions,
  InputError,
  inclusiveCrossSection,
  standardModel,
} from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../../test/toyExperiment.js';
import { resolveCrossSection } from './crossSection.js';
import { ensembleCrossSection } from './densityBand.js';

const asked = (target: string, hadronic: HadronicOptions = {}, regime?: string) => ({
  channel: 'numu:mumu',
  target,
  regime,
  energyGeV: 5,
  model: standardModel,
  inputs: electroweakInputs({}),
  hadronic,
  tolerance: 1e-3,
});
const sigma = (target: string, nuclearFormFactor?: string, regime?: string) =>
  inclusiveCrossSection(resolveCrossSection(asked(target, { nuclearFormFactor }, regime), catalogue).request).sigmaCm2;
const ensemble = (target: string, regime?: string) =>
  ensembleCrossSection(asked(target, { nuclearFormFactor: 'ensemble' }, regime), catalogue, inclusiveCrossSection);

describe('ensembleCrossSection', () => {
  it('has in its middle the default, and as members what each form factor gives by its name', () => {
    const { sigmaCm2, band } = ensemble('Ar40');
    expect(sigmaCm2).toBe(sigma('Ar40'));
    for (const { formFactor, sigmaCm2: own } of band.members) {
      // the central value is taken off and added again
      expect(Math.abs(own / sigma('Ar40', formFactor) - 1), formFactor).toBeLessThan(1e-12);
    }
  });

  it('spans its members, and narrows where all have the measured radius', () => {
    const { sigmaCm2, band } = ensemble('Fe56');
    const { atMeasuredRadius: shapes, asPublished, members } = band;
    for (const { kind, sigmaCm2: own, rmsChargeRadiusFm } of members) {
      const { lowCm2, highCm2 } = kind === 'published' ? asPublished : shapes;
      expect(own).toBeGreaterThanOrEqual(lowCm2 * (1 - 1e-12));
      expect(own).toBeLessThanOrEqual(highCm2 * (1 + 1e-12));
      if (kind === 'measured radius') expect(rmsChargeRadiusFm).toBeCloseTo(3.7377, 6);
    }
    expect(shapes.lowCm2).toBeLessThan(sigmaCm2);
    // radii of published densities scatter by 2.5 % for iron, σ by 4 %
    expect(shapes.highCm2 - shapes.lowCm2).toBeLessThan(asPublished.highCm2 - asPublished.lowCm2);
  });

  it('adds up the isotopes of a material, and leaves nucleons as they are', () => {
    const [coherent, nucleus] = [ensemble('Ar40'), ensemble('Ar40', 'nucleus')];
    const width = ({ band }: typeof coherent) => band.atMeasuredRadius.highCm2 - band.atMeasuredRadius.lowCm2;
    expect(Math.abs(width(nucleus) / width(coherent) - 1)).toBeLessThan(1e-9);
    const { band } = ensemble('silver');
    expect(band.notes.join()).toContain('no published density of Ag107');
    expect(band.members.every(({ kind }) => kind === 'radius error')).toBe(true);
  });

  it('is refused where nothing is coherent', () => {
    expect(() => ensemble('Ar40', 'proton')).toThrow(InputError);
  });
});
