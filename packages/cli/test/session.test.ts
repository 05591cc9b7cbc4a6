import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { constraintRegistry } from '@nereid/analysis';
import { loadCatalogue } from '@nereid/catalogue/node';
import { electroweakInputs, modelNames, parseModel, tridentChannel } from '@nereid/physics';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, runCli, temporaryFolder } from './runCli.js';
import { type Answer, SessionProcess } from './sessionProcess.js';

const program = fileURLToPath(new URL('../bin/nereid.js', import.meta.url));
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

const slow = (rows: number) => ({
  ...{ constraint: 'ccfr', model: 'lmu-ltau', progress: true },
  columns: { mass: 0.1, gPrime: Array.from({ length: rows }, (_, i) => 1e-3 * (1 + i / rows)) },
});

describe('many requests', () => {
  it('are answered in their order; a batch as a list, also of one; notifications not at all', async () => {
    const batch = [
      { jsonrpc: '2.0', id: 'one', method: 'ratio', params: { ...point, constraint: 'ccfr' } },
      { jsonrpc: '2.0', method: 'ratio', params: { ...point, constraint: 'ccfr' } },
      7,
    ];
    const before = session.lines.length;
    session.write(`${JSON.stringify(batch)}\n${JSON.stringify(batch.slice(0, 1))}\n${JSON.stringify([batch[1]])}\n`);
    const ids = [session.send('models'), session.send('initialize')];
    await session.answer(ids[1]);
    const [first, second, ...rest] = session.lines.slice(before) as Answer[][];
    expect(first.map(({ id, error }) => [id, error?.code])).toEqual([
      ['one', undefined],
      [null, -32600],
    ]);
    expect(second.map(({ id }) => id)).toEqual(['one']);
    expect((rest as unknown as Answer[]).map(({ id }) => id)).toEqual(ids);
  });

  it('with one id are all answered', async () => {
    const before = session.lines.length;
    session.write('{"jsonrpc":"2.0","id":"x","method":"initialize"}\n'.repeat(2));
    await session.result('initialize');
    expect((session.lines.slice(before) as Answer[]).map(({ id }) => id).slice(0, 2)).toEqual(['x', 'x']);
  });

  it('are cancelled while they run and while they wait, and told of meanwhile', async () => {
    const running = session.send('ratio', slow(1_000_000));
    const waiting = session.send('ratio', slow(10));
    const after = session.send('ratio', { ...point, constraint: 'ccfr' });
    const isProgress = (line: unknown) => (line as { method?: string }).method === '$/progress';
    const { params } = await session.line<{ params: object }>(isProgress);
    expect(params).toMatchObject({ id: running, total: 1_000_000, message: 'ratios', done: expect.any(Number) });
    session.notify('$/cancelRequest', { id: waiting });
    session.notify('$/cancelRequest', { id: running });
    const answers = await Promise.all([running, waiting, after].map((id) => session.answer(id)));
    expect(answers.map(({ error }) => error?.code)).toEqual([-32800, -32800, undefined]);
    session.notify('$/cancelRequest', { id: 'nobody' });
    expect(await session.result('initialize')).toBeDefined();
  });

  it('that are cancelled leave the file that was there', async () => {
    const file = folder.path('kept.hepmc3');
    writeFileSync(file, 'before');
    const id = session.send('events', { energyGeV: 5, number: 1e8, to: file, progress: true });
    await session.line((line) => (line as { params?: { done: number } }).params?.done === 10_000);
    session.notify('$/cancelRequest', { id });
    expect((await session.answer(id)).error?.code).toBe(-32800);
    expect([readFileSync(file, 'utf8'), folder.names().filter((name) => name.includes('kept'))]).toEqual([
      'before',
      ['kept.hepmc3'],
    ]);
  });
});

describe('the schema of the messages', () => {
  const ajv = new Ajv2020({ strict: false });
  // as written to data/schema, which `npm run check:generated` compares
  const schema = JSON.parse(readFileSync(new URL('../../../data/schema/session.schema.json', import.meta.url), 'utf8'));
  ajv.addSchema(schema, 'session');
  const problems = (place: string, value: unknown) => {
    const validate = ajv.getSchema(`session#/$defs/${place}`);
    if (validate === undefined) throw new Error(place);
    return validate(value) ? [] : ajv.errorsText(validate.errors);
  };

  it('is that of every message above', () => {
    const methods = new Set<string>();
    for (const line of session.lines as Answer[]) {
      // long columns are like short ones
      if (JSON.stringify(line).length > 1e6) continue;
      expect(problems('answer', line)).toEqual([]);
      const request = session.requests.get(line.id);
      if (request === undefined || line.result === undefined) continue;
      const { method, params = {} } = request;
      methods.add(method);
      expect(problems(`${method}.result`, line.result)).toEqual([]);
      expect(problems(`${method}.params`, params)).toEqual([]);
    }
    expect([...methods].sort()).toEqual(
      Object.keys(schema.$defs)
        .flatMap((key) => key.match(/^(.*)\.params$/)?.[1] ?? [])
        .sort(),
    );
  });

  it('refuses what a session refuses', () => {
    for (const params of [
      { constraint: 'ccfr', modle: 'sm' },
      { constraint: 5, model: 'sm' },
      { constraint: 'ccfr' },
    ]) {
      expect(problems('ratio.params', params)).not.toEqual([]);
    }
    expect(problems('request', { jsonrpc: '1.0', method: 'models' })).not.toEqual([]);
  });
});

describe('the process of a session', () => {
  it('needs little memory for many rows: 2·10⁵ of them in a heap of 64 MB', async () => {
    const small = new SessionProcess({ NODE_OPTIONS: '--max-old-space-size=64' });
    const rows = 200_000;
    const { columns, verdicts, invalidCount } = await small.result('evaluate', {
      ...{ model: 'lmu-ltau', constraints: ['ccfr'], outputs: ['ratio'] },
      columns: { mass: 0.1, gPrime: Array.from({ length: rows }, (_, i) => (i === 5 ? -1 : 1e-8 * i)) },
    });
    expect([columns.ccfr_ratio.length, verdicts.codes.ccfr.length, invalidCount]).toEqual([rows, rows, 1]);
    small.child.stdin.end();
    expect(await small.ended).toBe(0);
  });

  it('waits for a reader who is slow, and holds neither answers nor questions meanwhile', async () => {
    const unread = new SessionProcess();
    await unread.result('models');
    unread.child.stdout.pause();
    // 40 MB of answers, and questions that are kept in the pipe
    const ids = Array.from({ length: 800 }, () => unread.send('models'));
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const [, memory] = /^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${unread.child.pid}/status`, 'utf8')) ?? [];
    // a process without any questions takes 60 MB, and answers of 60 MB more than 100
    expect(Number(memory) / 1000).toBeLessThan(100);
    unread.child.stdout.resume();
    unread.child.stdin.end();
    await unread.ended;
    expect((unread.lines as Answer[]).slice(1).map(({ id }) => id)).toEqual(ids);
  });

  it('writes JSON alone on standard output, whatever is printed beneath', async () => {
    const noise =
      'data:text/javascript,const parse=JSON.parse;JSON.parse=(text,...rest)=>{if(String(text).includes("jsonrpc"))console.log("noise");return parse(text,...rest)}';
    const noisy = new SessionProcess({ NODE_OPTIONS: `--import ${JSON.stringify(noise)}` });
    expect(await noisy.result('initialize')).toMatchObject({ protocol: 1 });
    noisy.child.stdin.end();
    expect([await noisy.ended, noisy.stderr, noisy.lines.length]).toEqual([0, 'noise\n', 1]);
  });

  it('answers what it has when its input ends', async () => {
    const short = new SessionProcess();
    short.child.stdin.end('{"jsonrpc":"2.0","id":1,"method":"initialize"}');
    expect([await short.ended, short.lines.length]).toEqual([0, 1]);
  });

  it('ends with SIGTERM', async () => {
    const killed = new SessionProcess();
    await killed.result('initialize');
    killed.child.kill('SIGTERM');
    expect(await killed.ended).toBe('SIGTERM');
  });

  it('leaves no half of a file when it is killed while it writes one', async () => {
    const killed = new SessionProcess();
    killed.send('events', { energyGeV: 5, number: 1e8, to: folder.path('half.hepmc3'), progress: true });
    await killed.line((line) => (line as { params?: { done: number } }).params?.done === 10_000);
    expect(folder.names().filter((name) => name.includes('half')).length).toBe(1);
    killed.child.kill('SIGTERM');
    // 128 + 15, as shells say it
    expect(await killed.ended).toBe(143);
    expect(folder.names().filter((name) => name.includes('half'))).toEqual([]);
  });

  it('ends when nobody reads its answers', async () => {
    const unread = new SessionProcess();
    await unread.result('initialize');
    unread.child.stdout.destroy();
    unread.send('models');
    expect([await unread.ended, unread.stderr]).toEqual([0, '']);
  });

  it('ends when its parent was killed, also where another process holds its input open', async () => {
    // the pipe of the session's input is descriptor 3 of a child that stays
    const script = `
      const { spawn } = require('node:child_process');
      const stays = ['-e', 'setTimeout(() => {}, 60000)'];
      const session = spawn(process.execPath, [${JSON.stringify(program)}, 'session'], { stdio: ['pipe', 'pipe', 'ignore'] });
      const holder = spawn(process.execPath, stays, { stdio: ['ignore', 'ignore', 'ignore', session.stdin] });
      session.stdin.write('{"jsonrpc":"2.0","id":1,"method":"initialize"}\\n');
      session.stdout.once('data', () => console.log(session.pid + ' ' + holder.pid));
      setTimeout(() => {}, 60000);`;
    const parent = spawn(process.execPath, ['-e', script]);
    const text = await new Promise<string>((resolve) => parent.stdout.once('data', (data) => resolve(String(data))));
    const [pid, holder] = text.trim().split(' ').map(Number);
    expect([isAlive(pid), isAlive(holder)]).toEqual([true, true]);
    parent.kill('SIGKILL');
    await expect.poll(() => isAlive(pid), { timeout: 20_000, interval: 50 }).toBe(false);
    expect(isAlive(holder)).toBe(true);
    process.kill(holder, 'SIGKILL');
  });
});

/** Zombies are gone: in a container nobody may collect them. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
