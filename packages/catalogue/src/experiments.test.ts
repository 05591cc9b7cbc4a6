import { describe, expect, it } from 'vitest';
import { parseExperiment } from './experiments.js';
import { namedFlux } from './fluxNames.js';
import { isMeasured, measuredExperiments } from './measuredExperiments.js';
import { loadCatalogue } from './node.js';

const { experiments, materials, nuclides, references } = await loadCatalogue();
const experiment = (id: string) => experiments.get(id) ?? expect.fail(`no experiment ${id}`);

describe('experiments of the data folder', () => {
  it('are the three that measured tridents', () => {
    expect([...experiments.keys()]).toEqual(expect.arrayContaining(['ccfr', 'charm-ii', 'nutev']));
  });

  // Ratios as listed in Altmannshofer et al., Phys. Rev. D 100 (2019) 115029.
  it.each([
    ['ccfr', 'ccfr-ratio', 0.82, 0.28, 0.28],
    ['charm-ii', 'charmii-ratio', 1.58, 0.64, 0.64],
    ['nutev', 'nutev-ratio', 0.72, 1.73, 0.72],
  ])('%s has its published ratio with both errors', (id, valueId, value, errorPlus, errorMinus) => {
    expect(experiment(id).measurement).toMatchObject({ valueId, value, errorPlus, errorMinus });
  });

  it('keep the number as printed', () => {
    expect(experiment('nutev').measurement.errorText).toEqual({ plus: '1.73', minus: '0.72' });
    expect(experiment('ccfr').eventCounts[0]).toMatchObject({ valueText: '37.0', errorText: '12.4' });
  });

  it('keep the other error that is in use for CHARM-II', () => {
    const [alternative] = experiment('charm-ii').alternatives;
    expect(alternative).toMatchObject({ valueId: 'charmii-ratio-2014', value: 1.58, errorPlus: 0.57 });
  });

  it('have for CCFR a ratio that follows from its event counts', () => {
    const [observed, expected] = experiment('ccfr').eventCounts;
    const { value, errorPlus } = experiment('ccfr').measurement;
    const ratio = observed.value / expected.value;
    const relative = Math.hypot((observed.errorPlus ?? 0) / observed.value, (expected.errorPlus ?? 0) / expected.value);
    expect(ratio).toBeCloseTo(value, 2);
    expect(ratio * relative).toBeCloseTo(errorPlus ?? Number.NaN, 2);
  });

  it('have for NOvA a ratio and an error that follow from its counts', () => {
    const { measurement, eventCounts } = experiment('nova-2025');
    const [observed, background, expected] = eventCounts;
    const error = Math.hypot(Math.sqrt(observed.value), background.errorPlus ?? Number.NaN) / expected.value;
    expect((observed.value - background.value) / expected.value).toBeCloseTo(measurement.value, 3);
    expect(error).toBeCloseTo(measurement.errorPlus ?? Number.NaN, 2);
  });

  it('are combined with those of their own record', () => {
    expect(isMeasured(experiment('nova-2025'))).toBe(true);
    expect(measuredExperiments(experiments, 'N015').map((one) => one.id)).toEqual(['nova-2025']);
  });

  // Accuracies in percent of the two contours of Altmannshofer et al. 2019.
  it.each([
    ['dune-projection-40', 'dune-accuracy-baseline', 40],
    ['dune-projection-25', 'dune-accuracy-improved', 25],
  ])('%s is a projection, not a measurement', (id, valueId, value) => {
    expect(experiment(id)).toMatchObject({ kind: 'projection', measurement: { valueId, value } });
    expect(isMeasured(experiment(id))).toBe(false);
    expect(measuredExperiments(experiments, 'L023').map((one) => one.id)).toEqual(['ccfr', 'charm-ii', 'nutev']);
  });

  it('have the mean energies and targets of the literature recast', () => {
    const recast = (id: string) => namedFlux(experiment(id), 'mean-energy');
    expect(recast('ccfr')).toMatchObject({ energyGeV: 160, basis: 'published' });
    expect(recast('charm-ii')).toMatchObject({ energyGeV: 20, basis: 'published' });
    expect(recast('nutev')).toMatchObject({ basis: 'assumed' });
    const targets = ['ccfr', 'charm-ii', 'nutev'].map((id) => experiment(id).target.material);
    expect(targets).toEqual(['iron', 'CHARM-II glass', 'iron']);
    for (const { regimes } of experiments.values()) expect(regimes.names).toContain('coherent');
  });
});

describe('an experiment file', () => {
  const valid = `id: test
name: Test
laboratory: Somewhere
beam: some beam
record: L023
beamMode: { kind: neutrino, basis: assumed, source: CCFR1991 }
channels: [{ channel: "numu:mumu", weight: 1 }]
target: { material: iron, source: CCFR1991 }
flux: { kind: monochromatic, energyGeV: 1, basis: assumed, source: CCFR1991, note: test }
regimes: { names: [coherent], source: CCFR1991 }
measurement: { valueId: test-ratio, observable: ratioToStandardModel, value: "1.0", error: "0.1", source: CCFR1991 }
references: [CCFR1991]
`;
  const read = (text: string) =>
    parseExperiment({ file: 'test.yaml', text }, { references, materials, nuclides }).diagnostics.map(
      ({ line, path, message, remedy }) => ({ line, path, message, remedy }),
    );

  it('passes when all is well', () => {
    expect(read(valid)).toEqual([]);
  });

  it('reports unknown materials, references, weights and repeated value ids at once', () => {
    const broken = valid
      .replace('material: iron', 'material: irom')
      .replace('references: [CCFR1991]', 'references: [CCFR1990]')
      .replace('weight: 1 ', 'weight: 0.5 ')
      .concat('eventCounts: [{ valueId: test-ratio, quantity: observed, value: "3", source: CCFR1991 }]\n');
    expect(read(broken)).toEqual([
      { line: 8, path: 'target.material', message: 'no material "irom"', remedy: 'Did you mean "iron"?' },
      {
        line: 7,
        path: 'channels',
        message: 'the channel weights add up to 0.5',
        remedy: 'They must add up to 1 within 0.000001.',
      },
      {
        line: 13,
        path: 'eventCounts[0].valueId',
        message: 'value id "test-ratio" is used twice',
        remedy: 'Give every value an id of its own.',
      },
      { line: 12, path: 'references[0]', message: 'no reference "CCFR1990"', remedy: 'Did you mean "CCFR1991"?' },
    ]);
  });

  it('must be called a projection where nothing is measured, and only there', () => {
    expect(read(valid.replace('record: L023', 'record: L023\nkind: projection'))).toMatchObject([
      { path: 'measurement.observable', message: 'a projection cannot have the observable ratioToStandardModel' },
    ]);
    const accuracy = valid.replace('ratioToStandardModel', 'projectedAccuracy').replace('error: "0.1", ', '');
    expect(read(accuracy)).toMatchObject([{ message: 'a measurement cannot have the observable projectedAccuracy' }]);
    expect(read(accuracy.replace('record: L023', 'record: L023\nkind: projection'))).toEqual([]);
  });

  const standardModel = (error: string, source = 'CCFR1991') => `publishedStandardModel:
  regimes: { names: [coherent], basis: assumed, source: ${source}, note: test }
  formFactor: { name: default, basis: assumed, source: CCFR1991, note: test }
  couplings: { order: tree, basis: assumed, source: CCFR1991, note: test }
  error: { ${error}inMeasurement: true, basis: assumed, source: CCFR1991, note: test }
  errorsIncluded: { names: [], basis: assumed, source: CCFR1991, note: test }
eventCounts:
  - { valueId: test-sm, quantity: standardModel, value: "3", error: "1", source: CCFR1991 }
  - { valueId: test-observed, quantity: observed, value: "3", source: CCFR1991 }
`;

  it('says of the Standard Model of its ratio only what it has: a prediction with an error, sources that exist', () => {
    expect(read(valid.concat(standardModel('')))).toEqual([]);
    expect(read(valid.concat(standardModel('valueId: test-sm, ')))).toEqual([]);
    expect(read(valid.concat(standardModel('valueId: test-observed, ')))).toMatchObject([
      { path: 'publishedStandardModel.error.valueId', remedy: 'Give one of: test-sm.' },
    ]);
    expect(read(valid.concat(standardModel('', 'CCFR1990')))).toMatchObject([
      { path: 'publishedStandardModel.regimes.source', message: 'no reference "CCFR1990"' },
    ]);
    const unreasoned = valid.concat(standardModel('').replace('name: default, basis: assumed', 'name: default'));
    expect(read(unreasoned)).toMatchObject([{ path: 'publishedStandardModel.formFactor.basis' }]);
  });

  it('asks for quotes round a printed number', () => {
    const [problem] = read(valid.replace('value: "1.0"', 'value: 1.0'));
    expect(problem).toMatchObject({ line: 11, path: 'measurement.value' });
    expect(problem.remedy).toMatch(/Quote the number/);
  });

  it('rejects a half-given asymmetric error, an unknown flux and an unknown channel', () => {
    const problems = read(
      valid
        .replace('error: "0.1"', 'error: { plus: "0.1" }')
        .replace('kind: monochromatic', 'kind: mono')
        .replace('numu:mumu', 'muon'),
    );
    expect(problems.map(({ line, path }) => [line, path])).toEqual([
      [7, 'channels[0].channel'],
      [9, 'flux.kind'],
      [11, 'measurement.error.minus'],
    ]);
  });
});
