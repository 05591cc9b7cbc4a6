import { readFileSync, writeFileSync } from 'node:fs';
import { constraintRegistry } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { electroweakInputs, modelNames, parseModel, tridentChannel } from '@nereid/physics';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';
import { type Answer, SessionProcess } from './sessionProcess.js';
import { expectMessagesOfSchema, METHODS_OF_SCHEMA, schemaProblems } from './sessionSchema.js';

const folder = temporaryFolder();
const point = { model: 'lmu-ltau', parameters: { mass: 0.1, gPrime: 1.3e-3 } };
const setFlags = ['--model', 'lmu-ltau', '--set', 'mass=0.1', '--set', 'gPrime=1.3e-3'];

/** One warm process for the tests of this file. */
let session: SessionProcess;
beforeAll(() => {
  session = new SessionProcess();
});
afterAll(async () => {
  session.child.stdin.end();
  expect(await session.ended).toBe(0);
});

const command = async (...args: string[]) => json(await runCli(...args, '--json'));

describe('a session', () => {
  it('says what it is, with the methods that its help names', async () => {
    const { stdout } = await runCli('session', '--help');
    const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const said = await session.result('initialize', { protocol: 1 });
    expect(said).toMatchObject({ protocol: 1, program: { name: 'nereid', version } });
    expect(stdout.replaceAll('\n', ' ')).toContain(
      `${said.methods.slice(0, -1).join(', ')} and ${said.methods.at(-1)}`,
    );
  });

  it('knows all models and constraints', async () => {
    const { models } = await session.result('models');
    expect(models.map(({ name }: { name: string }) => name)).toEqual(modelNames());
    const mass = models[1].parameters.find(({ name }: { name: string }) => name === 'mass');
    expect(mass).toMatchObject({ unit: 'GeV', minimum: 0.001, required: true });
    const { constraints } = await session.result('constraints');
    const known = [...constraintRegistry(await loadCatalogue()).values()];
    expect(constraints).toEqual(
      known.map(({ id, title, observable, status, fidelity, models: of }) => {
        return { id, title, observable, status, fidelity, models: of };
      }),
    );
  });

  it('gives the ratio of nereid ratio, and one for each row', async () => {
    const { ratio, ratioError, pull } = await command('ratio', '--constraint', 'charm-ii', ...setFlags);
    const question = { constraint: 'charm-ii', model: point.model };
    const { columns } = await session.result('ratio', { ...question, parameters: point.parameters });
    expect(columns).toEqual({ ratio: [ratio], ratioError: [ratioError], pull: [pull] });
    const rows = { mass: 0.1, gPrime: [1.3e-3, -1, null, 1.3e-3] };
    const many = await session.result('ratio', { ...question, columns: rows });
    expect(many.columns.ratio).toEqual([ratio, null, null, ratio]);
    expect(many.invalid.map(({ row }: { row: number }) => row)).toEqual([1, 2]);
    expect(many.invalid[0].reason).toMatch(/^gPrime = -1: outside the valid range/);
  });

  it('counts the regimes that it is asked for, in ratios and kernels', async () => {
    const constraint = 'ccfr';
    const { ratio } = await command('ratio', '--constraint', constraint, ...setFlags, '--regime', 'nucleus');
    const question = { constraint, regimes: ['inelastic', 'unbroken'] };
    const { columns } = await session.result('ratio', { ...point, ...question });
    expect(columns.ratio).toEqual([ratio]);
    const printed = await command('kernel', '--constraint', constraint, '--regime', 'nucleus');
    expect((await session.result('kernel', question)).hash).toBe(printed.hash);
  });

  it('gives the limits of nereid limit, the contact limit among them', async () => {
    const names = ['ccfr', 'charm-ii', 'nutev'];
    const asked = { constraints: names, model: 'lmu-ltau', mass: [0.01, 0.1, 10, 'Infinity'], sidedness: 'two-sided' };
    const { columns, intervals } = await session.result('limit', asked);
    const printed = await command('limit', '--constraint', names.join(), '--mass', '0.01,0.1,10', '--sided', 'two');
    const { points, contactLimit } = printed as {
      points: { couplingUpper: number; massGeV: number; couplingUpperNumericalError: number }[];
      contactLimit: { massOverCouplingGeV: number };
    };
    expect(columns.couplingUpper.slice(0, 3)).toEqual(points.map(({ couplingUpper }) => couplingUpper));
    expect(columns.massGeV).toEqual([0.01, 0.1, 10, null]);
    expect(columns.massOverCouplingGeV[3]).toBe(contactLimit.massOverCouplingGeV);
    expect(columns.massOverCouplingGeV[0]).toBe(0.01 / points[0].couplingUpper);
    expect(intervals.slice(0, 3)).toEqual(points.map((one) => expect.objectContaining(intervalsOf(one))));
    expect(columns.couplingUpperNumericalError[2]).toBe(points[2].couplingUpperNumericalError);
  });

  it('gives the intervals of nereid limit --parameter, and asks for two sides', async () => {
    const asked = { constraints: ['ccfr', 'charm-ii'], model: 'charge-radius', couplings: 'leading' };
    const named = await session.result('parameterIntervals', { ...asked, parameter: 'r2Mu', theoryErrors: true });
    const own = await session.result('parameterIntervals', asked);
    const flags = ['--constraint', asked.constraints.join(), '--model', 'charge-radius', '--couplings', 'leading'];
    const printed = (more: string[] = []) => command('limit', ...flags, ...more);
    const { limits, parameter, unit } = (await printed()) as Record<string, unknown>;
    expect(own).toEqual({ parameter, unit, limits });
    const withErrors = (await printed(['--theory-errors', 'on'])) as Record<string, unknown>;
    expect(named.limits).toEqual(withErrors.limits);
    expect(named.limits).not.toEqual(limits);
  });

  it('gives the bounds of nereid landscape', async () => {
    const asked = { model: 'b-l', parameters: { mixing: 0.1 }, mass: [0.01, 0.1], constraints: ['texono', 'g-2'] };
    const { bounds, allowedWindow } = await session.result('landscape', { ...asked, sidedness: 'two-sided' });
    const names = ['--set', 'mixing=0.1', '--constraint', asked.constraints.join(), '--sided', 'two'];
    const printed = await command('landscape', '--model', 'b-l', '--mass', '0.01,0.1', ...names);
    const same = printed as { bounds: object[]; allowedWindow: { words: string } };
    expect(bounds.length).toBeGreaterThan(0);
    expect(JSON.parse(JSON.stringify(bounds))).toEqual(same.bounds);
    expect(allowedWindow.words).toBe(same.allowedWindow.words);
  });

  it('gives the verdicts of nereid evaluate, those of all together too, in columns', async () => {
    const names = ['nutev', 'ccfr', 'g-2'];
    const rows = await session.result('evaluate', {
      ...{ model: point.model, constraints: names },
      columns: { mass: 0.1, gPrime: [1e-5, 1.3e-3] },
    });
    const { verdicts } = await evaluated(point, names);
    for (const { constraint, verdict, ratio, predicted, pull, chiSquare } of verdicts) {
      const column = (output: string) => rows.columns[`${constraint}_${output}`]?.[1];
      const shown = ratio === undefined ? column('predicted') : column('ratio');
      expect([shown, column('pull'), column('chiSquare')]).toEqual([ratio ?? predicted, pull, chiSquare]);
      expect(rows.verdicts.words[rows.verdicts.codes[constraint][1]]).toBe(verdict);
    }
    expect(verdicts.map(({ constraint }) => constraint)).toContain('combined');
  });

  it('gives the cross sections of nereid sigma; an energy out of range takes nothing from the others', async () => {
    const printed = await command('sigma', '--energy', '5', '--target', 'SiO2', ...setFlags);
    const asked = { channel: 'numu:mumu', target: 'SiO2', energyGeV: [5, 1e6], ...point };
    const { columns, per, invalid } = await session.result('crossSection', asked);
    expect([columns.sigmaCm2[0], columns.sigmaErrorCm2[0]]).toEqual([printed.sigmaCm2, printed.sigmaErrorCm2]);
    expect([per, columns.sigmaCm2[1], invalid[0].row]).toEqual([printed.per, null, 1]);
  });

  it('gives kernels that σ/σ_SM follows from, for neutrinos and antineutrinos', async () => {
    const { kernels, hash } = await session.result('kernel', { constraint: 'charm-ii' });
    const printed = await command('kernel', '--constraint', 'charm-ii');
    expect([hash, kernels[0].vv]).toEqual([printed.hash, printed.kernels[0].vvCm2]);
    const asked = { model: 'contact', parameters: { vector: 0.2, axial: -0.1 } };
    const { columns } = await session.result('ratio', { constraint: 'charm-ii', ...asked });
    const model = parseModel(asked.model, asked.parameters);
    let [sigma, standard] = [0, 0];
    for (const one of kernels) {
      const [{ vector, axial }] = model.couplings(tridentChannel(one.channel), electroweakInputs());
      const { vector: v, axial: a } = one.standardModel;
      for (let j = 0; j < one.transferGeV2.length; j++) {
        sigma += vector ** 2 * one.vv[j] + axial ** 2 * one.aa[j] + vector * axial * one.va[j];
        standard += v ** 2 * one.vv[j] + a ** 2 * one.aa[j] + v * a * one.va[j];
      }
    }
    // the same sum in another order
    expect(Math.abs(sigma / standard / columns.ratio[0] - 1)).toBeLessThan(1e-13);
    const turned = await session.result('kernel', { constraint: 'ccfr', sectors: ['turned'] });
    expect(turned.kernels[0].turned.ss.length).toBe(turned.kernels[0].turned.transferGeV2.length);
  });

  it('gives the rates, spectra and papers of the commands', async () => {
    const asked = { experiment: 'dune-nd', channels: ['numu:mumu'], exposure: { tonnes: 50 } };
    const rateFlags = ['--experiment', 'dune-nd', '--channel', 'numu:mumu', '--exposure', 'tonnes=50'];
    expect(await session.result('rate', asked)).toEqual(await command('rate', ...rateFlags));
    const spectrum = { energyGeV: 5, observables: ['pairMass', 'q2'], bins: 5, events: 3000, ...point };
    const flags = ['--energy', '5', '--observable', 'pairMass,q2', '--bins', '5', '--events', '3000'];
    const printed = await command('spectrum', ...flags, ...setFlags);
    expect(await session.result('spectrum', spectrum)).toEqual(printed);
    const known = { ...spectrum, uncertainties: true };
    expect(await session.result('spectrum', known)).toEqual(
      await command('spectrum', ...flags, ...setFlags, '--uncertainties'),
    );
    const { csl, bibtex } = await session.result('cite', { constraints: ['ccfr', 'g-2'], model: 'lmu-ltau' });
    const named = ['--constraint', 'ccfr,g-2', '--model', 'lmu-ltau'];
    expect(csl).toEqual(await command('cite', ...named));
    expect(bibtex).toBe((await runCli('cite', ...named)).stdout);
  });

  it('writes the file of nereid events, byte for byte, and returns the same events as columns', async () => {
    const [mine, other] = [folder.path('mine.csv'), folder.path('other.csv')];
    const { out, provenance, ...said } = await session.result('events', { energyGeV: 5, number: 300, to: mine });
    const printed = await command('events', '--energy', '5', '--number', '300', '--out', other);
    expect({ ...said, out: other, provenance }).toEqual(printed);
    expect([out, readFileSync(mine, 'utf8')]).toEqual([mine, readFileSync(other, 'utf8')]);
    const { columns } = await session.result('events', { energyGeV: 5, number: 300 });
    const lines = readFileSync(mine, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(Object.keys(columns)).toEqual(lines[0].split(','));
    expect(Object.values(columns as Record<string, number[]>).map((column) => column[299])).toEqual(
      lines[300].split(',').map(Number),
    );
  });

  it('reweights as nereid reweight does, and writes the same file', async () => {
    const [events, mine, other] = ['weights.hepmc3', 'mine.hepmc3', 'other.hepmc3'].map(folder.path);
    await session.result('events', { energyGeV: 5, number: 300, weights: 'interaction', to: events });
    const { out, ...said } = await session.result('reweight', { file: events, ...point, to: mine });
    const printed = await command('reweight', events, ...setFlags, '--out', other);
    expect({ ...said, out: other }).toEqual(printed);
    expect([out, readFileSync(mine, 'utf8')]).toEqual([mine, readFileSync(other, 'utf8')]);
  });
});

const intervalsOf = (one: object) => {
  const { massGeV, allowed, excluded, ratiosAtLimit } = one as Record<string, unknown>;
  return { massGeV, allowed, excluded, ratiosAtLimit };
};

async function evaluated(one: object, names: readonly string[]) {
  const file = folder.path('point.json');
  writeFileSync(file, JSON.stringify(one));
  return (await command('evaluate', file, '--constraint', names.join())) as {
    verdicts: {
      constraint: string;
      verdict: string;
      ratio?: number;
      predicted?: number;
      pull?: number;
      chiSquare?: number;
    }[];
  };
}

describe('errors of a session', () => {
  it('are those of the library, by its names, with value and remedy', async () => {
    const { code, message, data } = await session.error('ratio', { ...point, constraint: 'cffr' });
    expect([code, message]).toEqual([-32602, expect.stringMatching(/^constraint = "cffr": no such constraint\. Did/)]);
    expect(data).toMatchObject({
      kind: 'InputError',
      subject: { kind: 'quantity', name: 'constraint' },
      value: 'cffr',
    });
  });

  it.each([
    ['ratio', { constraint: 'ccfr', modle: 'sm' }, /^params = "modle": no parameter of ratio\. Did you mean "model"/],
    ['ratio', { constraint: 'ccfr' }, /^model = undefined: missing\. Give a string/],
    ['ratio', { constraint: 5, model: 'sm' }, /^constraint = 5: cannot be used\. Give a string/],
    [
      'ratio',
      { ...point, constraint: 'ccfr', columns: { mass: [1, 2] } },
      /^columns = "mass": is among the parameters too/,
    ],
    [
      'ratio',
      { constraint: 'ccfr', model: 'lmu-ltau', columns: { mass: [1, 2], gPrime: [1] } },
      /has 1 rows where mass has 2/,
    ],
    [
      'ratio',
      { constraint: 'ccfr', model: 'lmu-ltau', columns: { mass: [1, 'x'] } },
      /^columns\.mass\[1\] = "x": not a number/,
    ],
    [
      'parameterIntervals',
      { constraints: ['ccfr'], model: 'lmu-ltau' },
      /^parameter.*lmu-ltau has none that is limited by itself.*Name one/,
    ],
    ['parameterIntervals', { constraints: ['g-2'], model: 'charge-radius' }, /is no ratio of cross sections/],
    ['ratio', { ...point, constraint: 'ccfr', regimes: ['nucleons'] }, /^regime = "nucleons": no such regime/],
    ['ratio', { ...point, constraint: 'ccfr', hadronic: { nuclearFormFactor: 'helmm' } }, /Did you mean "helm"/],
    ['kernel', { constraint: 'ccfr', regimes: ['nucleons'] }, /^regime = "nucleons": no such regime/],
    ['kernel', { constraint: 'ccfr', hadronic: { nuclearFormFactor: 'helmm' } }, /Did you mean "helm"/],
    ['evaluate', { constraints: ['ccfr'], model: 'lmu-ltau', parameters: { mass: 1 } }, /gPrime.*missing/],
    [
      'evaluate',
      { ...point, constraints: ['ccfr'], statistics: { sidednes: 'one' } },
      /^statistics = "sidednes": .*"sidedness"/,
    ],
    [
      'limit',
      { constraints: ['ccfr'], model: 'lmu-ltau', mass: 1, statistic: 'clss' },
      /^statistic = "clss": not one of the choices\. Did you mean "cls"/,
    ],
    ['limit', { constraints: ['ccfr'], model: 'lmu-ltau', mass: 1e-9 }, /^mass = 1e-9: outside the valid range/],
    ['limit', { constraints: ['ccfr'], model: 'lmu-ltau', confidenceLevel: 2, mass: 1 }, /^confidenceLevel = 2/],
    ['events', { energyGeV: 5, number: 1e6 }, /^number = 1000000: more than are returned at once/],
    ['events', { energyGeV: 5, number: 1, to: '-' }, /^to = "-": is where the answers go/],
    [
      'events',
      { energyGeV: 5, number: 1, to: '/nowhere/events.csv' },
      /^to = "\/nowhere\/events\.csv": cannot be written/,
    ],
    ['rate', { experiment: 'ccfr' }, /^experiment = "ccfr": has a measured ratio and no exposure/],
    ['spectrum', { observables: ['pairMass'] }, /give one of energyGeV, flux and experiment/],
    ['cite', { constraints: ['ccfr', 'ccfr'] }, /^constraints = "ccfr": named twice/],
    ['initialize', { protocol: 2 }, /^protocol = 2: not one of the choices/],
  ])('%s refuses %j', async (method, params, message) => {
    expect(await session.error(method, params)).toMatchObject({
      code: -32602,
      message: expect.stringMatching(message),
    });
  });

  it('follow the standard where the message is at fault', async () => {
    const { message, ...unknown } = await session.error('ratoi', {});
    expect(unknown).toMatchObject({ code: -32601, data: { remedy: expect.stringMatching(/Did you mean "ratio"/) } });
    const faults = [
      '{"jsonrpc":',
      '[]',
      '1',
      '{"method":"models","id":"a"}',
      '{"jsonrpc":"2.0","method":"models","id":"b","params":3}',
    ];
    const answers = faults.length;
    const before = session.lines.length;
    session.write(`${faults.join('\n')}\n \r\n`);
    await session.result('initialize');
    const found = (session.lines as Answer[]).slice(before, before + answers);
    expect(found.map(({ id, error }) => [id, error?.code])).toEqual([
      [null, -32700],
      [null, -32600],
      [null, -32600],
      ['a', -32600],
      ['b', -32600],
    ]);
  });

  it('take parameters by name alone', async () => {
    session.write('{"jsonrpc":"2.0","id":"list","method":"ratio","params":["ccfr"]}\n');
    const { error } = await session.answer('list');
    expect(error).toMatchObject({ code: -32602, message: expect.stringMatching(/not by name/) });
  });
});
describe('the schema of the messages', () => {
  it('is that of every message above', () => {
    expect(expectMessagesOfSchema(session)).toEqual(METHODS_OF_SCHEMA);
  });

  it('refuses what a session refuses', () => {
    for (const params of [
      { constraint: 'ccfr', modle: 'sm' },
      { constraint: 5, model: 'sm' },
      { constraint: 'ccfr' },
    ]) {
      expect(schemaProblems('ratio.params', params)).not.toEqual([]);
    }
    expect(schemaProblems('request', { jsonrpc: '1.0', method: 'models' })).not.toEqual([]);
  });
});
