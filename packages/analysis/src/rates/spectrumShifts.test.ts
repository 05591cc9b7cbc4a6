import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs as inputs, parseModel } from '@nereid/physics';
import { nuclearFormFactor } from '@nereid/physics/formFactors';
import { describe, expect, it } from 'vitest';
import { sized } from '../../../../tests/statistics.js';
import { type SpectrumQuestion, spectrum } from '../frontDoors/spectrum.js';
import { crossSectionBudget } from '../theoryErrors/crossSectionBudget.js';

const catalogue = await loadCatalogue();
const EVENTS = sized(20_000, 100_000);
/** Of some 60 comparisons with fixed seeds none is expected beyond. */
const DEVIATIONS = 5;

interface Shifts {
  readonly total: number;
  readonly shifts: Readonly<Record<string, number>>;
  readonly statisticalErrors: Readonly<Record<string, number>>;
}
interface Bin {
  readonly sigmaCm2: number;
  readonly sigmaErrorCm2: number;
  readonly uncertainties?: Shifts;
}
interface Printed {
  readonly bins: readonly (Bin & Readonly<Record<string, number>>)[];
  readonly below: Bin;
  readonly above: Bin;
  readonly total: Bin;
}

const question = (asked: Partial<SpectrumQuestion>): SpectrumQuestion => ({
  ...{ observables: ['pairMass'], catalogue, events: EVENTS, bins: 5, range: [0.2, 1.2] as const },
  ...(asked.experiment === undefined && { energyGeV: 5, target: 'Ar40' }),
  ...asked,
});

async function printed(asked: Partial<SpectrumQuestion>) {
  const { spectra } = (await spectrum(question(asked))) as unknown as {
    readonly spectra: readonly { readonly standardModel: Printed; readonly model?: Printed }[];
  };
  return spectra[0];
}

const errorsOf = ({ uncertainties }: Bin): Shifts => {
  if (uncertainties === undefined) throw new Error('A bin without errors.');
  return uncertainties;
};

const budgetOf = (regime: string, channel = 'numu:mumu', model = parseModel('sm', {})) =>
  crossSectionBudget(
    { ...{ channel, target: 'Ar40', regime, energyGeV: 5, model, inputs }, hadronic: {}, tolerance: 1e-4 },
    catalogue,
  );

describe('what is not known of a spectrum', () => {
  it.each([
    ['coherent', ['radius:Ar', 'density:Ar', 'couplings', 'vacuum-polarisation', 'photons']],
    ['proton', ['couplings', 'vacuum-polarisation', 'photons', 'nucleon-form-factor', 'nuclear-model:Ar']],
    ['inelastic', ['couplings', 'vacuum-polarisation', 'photons', 'structure-functions', 'nuclear-medium']],
    ['unbroken', ['radius:Ar', 'density:Ar', 'nucleon-form-factor', 'nuclear-model:Ar']],
  ])('is of all events together that of the cross section by quadrature, of %s', async (regime, names) => {
    const { shifts, statisticalErrors, total } = errorsOf(
      (await printed({ regime, uncertainties: true })).standardModel.total,
    );
    const budget = budgetOf(regime);
    expect(Object.keys(shifts)).toEqual(budget.parts.map(({ name }) => name));
    expect(Object.keys(shifts)).toEqual(expect.arrayContaining(names));
    for (const { name, relative } of budget.parts) {
      // differences of kernels that are good to 1e-4
      const allowed = DEVIATIONS * statisticalErrors[name] + 2e-4;
      expect(Math.abs(shifts[name] - relative), name).toBeLessThan(allowed);
      expect(statisticalErrors[name], name).toBeLessThan(0.04 * Math.abs(relative) + 1e-12);
    }
    expect(total).toBeCloseTo(Math.hypot(...Object.values(shifts)), 12);
  });

  it('is that of a model where there is one, over the same bins', async () => {
    const parameters = { mass: 0.1, gPrime: 1e-3 };
    const { model } = await printed({
      regime: 'coherent',
      model: { model: 'lmu-ltau', parameters },
      uncertainties: true,
    });
    const { shifts, statisticalErrors } = errorsOf((model as Printed).total);
    for (const { name, relative } of budgetOf('coherent', 'numu:mumu', parseModel('lmu-ltau', parameters)).parts) {
      expect(Math.abs(shifts[name] - relative), name).toBeLessThan(DEVIATIONS * statisticalErrors[name] + 2e-4);
    }
  });

  it('is F′²/F² of two densities in narrow bins of Q²', async () => {
    const edges = { q2: [1e-3, 1.001e-3, 5e-3, 5.005e-3, 2e-2, 2.002e-2] };
    const asked = { observables: ['q2'], edges, bins: undefined, range: undefined, events: sized(60_000, 200_000) };
    const { bins } = (await printed({ ...asked, regime: 'coherent', uncertainties: true })).standardModel;
    const nuclide = catalogue.nuclides.get('Ar40');
    if (nuclide === undefined) throw new Error('Ar40 is missing.');
    // the measured radius, docs/physics/form-factors.md
    const [from, to] = ['symmetrised-fermi', 'woods-saxon:set=1,rms=3.4274'].map((name) =>
      nuclearFormFactor(name, nuclide),
    );
    let filled = 0;
    for (const i of [0, 2, 4]) {
      if (bins[i].uncertainties === undefined) continue;
      filled++;
      const squares = [bins[i].lowGeV2, bins[i].highGeV2].map((q2) => (to.evaluate(q2) / from.evaluate(q2)) ** 2 - 1);
      const shift = errorsOf(bins[i]).shifts['density:Ar'];
      // monotonous over a bin of a thousandth
      expect(shift).toBeGreaterThanOrEqual(Math.min(...squares));
      expect(shift).toBeLessThanOrEqual(Math.max(...squares));
    }
    expect(filled).toBe(3);
  });

  it('is after cuts, as a detector measures, what two samples with the same cuts differ by', async () => {
    const selection = { cuts: { minimumMuonMomentum: 0.5, minimumOpeningAngle: 2 }, smear: { muonMomentum: 0.2 } };
    const asked = { regime: 'inelastic', selection, events: sized(50_000, 200_000) };
    const { total, bins } = (await printed({ ...asked, uncertainties: true })).standardModel;
    const structureFunctions = 'lux-like:resonances=clas,continuum=allm97';
    const other = (await printed({ ...asked, hadronic: { structureFunctions }, seed: 2 })).standardModel;
    const pairs: (readonly [Bin, Bin])[] = [
      [total, other.total],
      ...bins.map((bin, i) => [bin, other.bins[i]] as const),
    ];
    for (const [bin, moved] of pairs) {
      const shift = errorsOf(bin).shifts['structure-functions'];
      const error = Math.hypot(bin.sigmaErrorCm2 / bin.sigmaCm2, moved.sigmaErrorCm2 / moved.sigmaCm2);
      expect(Math.abs(shift - (moved.sigmaCm2 / bin.sigmaCm2 - 1))).toBeLessThan(DEVIATIONS * error);
    }
    // a fifth, which the comparison sees
    expect(errorsOf(total).shifts['structure-functions']).toBeLessThan(-0.1);
    expect(total.sigmaErrorCm2).toBeLessThan(0.02 * total.sigmaCm2);
  });

  it('leaves all other numbers what they are, and adds up from its bins', async () => {
    const asked = { regime: 'nucleus', events: 4000 };
    const [plain, withErrors] = [await printed(asked), await printed({ ...asked, uncertainties: true })];
    const without = JSON.parse(
      JSON.stringify(withErrors.standardModel, (key, value) =>
        key === 'uncertainties' || key === 'sources' ? undefined : value,
      ),
    );
    expect(without).toEqual(JSON.parse(JSON.stringify(plain.standardModel)));
    const { bins, below, above, total } = withErrors.standardModel;
    for (const name of Object.keys(errorsOf(total).shifts)) {
      const sum = [below, above, ...bins].reduce(
        (all, bin) => all + (bin.uncertainties === undefined ? 0 : bin.sigmaCm2 * bin.uncertainties.shifts[name]),
        0,
      );
      expect(sum / total.sigmaCm2).toBeCloseTo(errorsOf(total).shifts[name], 12);
    }
  });

  it('has the number of neutrinos of an exposure, and moves channels of one sample each as they move', async () => {
    const asked = {
      experiment: 'dune-nd',
      regime: 'coherent',
      channel: 'numu:mumu,numu:ee',
      uncertainties: true,
      events: 4000,
    };
    const fluxed = errorsOf((await printed({ ...asked, fluxError: 0.08 })).standardModel.total);
    expect(fluxed.shifts['flux-normalisation:dune-nd']).toBe(0.08);
    expect(fluxed.statisticalErrors['flux-normalisation:dune-nd']).toBe(0);
    // what is left out with these couplings is −0.4 % of one channel and 0.1 % of the other (docs/physics/radiative.md)
    const { bins } = (await printed({ ...asked, couplings: 'leading' })).standardModel;
    for (const bin of bins) {
      const { 'numu:mumu': muons, 'numu:ee': electrons } = bin.channelSigmaCm2 as unknown as Record<string, number>;
      const expected = (-0.004 * muons + 0.001 * electrons) / (muons + electrons);
      expect(errorsOf(bin).shifts.couplings).toBeCloseTo(expected, 12);
    }
  });

  it('is the same where several channels are measured perfectly and all of their events are kept', async () => {
    const asked = {
      channel: 'numu:mumu,numu:ee',
      regime: 'nucleus',
      uncertainties: true,
      events: 4000,
      edges: { pairMass: [0, 0.3, 1] },
    };
    const beam = { ...asked, bins: undefined, range: undefined };
    const [all, kept] = [
      await printed(beam),
      await printed({ ...beam, selection: { cuts: { minimumOpeningAngle: 0 } } }),
    ];
    const [before, after] = [all, kept].map(({ standardModel }) => errorsOf(standardModel.bins[1]).shifts);
    // events are added channel by channel after cuts: another order
    for (const [name, shift] of Object.entries(before)) expect(after[name], name).toBeCloseTo(shift, 10);
  });

  it('refuses an error of a flux that nothing is asked about', async () => {
    await expect(printed({ fluxError: 0.1 })).rejects.toThrow(/fluxError = 0.1: uncertainties are not asked for/);
    await expect(printed({ fluxError: 0.1, uncertainties: true })).rejects.toThrow(/there is no exposure/);
    const dune = { experiment: 'dune-nd', uncertainties: true };
    await expect(printed({ ...dune, fluxError: 5 })).rejects.toThrow(/fluxError/);
  });
});
