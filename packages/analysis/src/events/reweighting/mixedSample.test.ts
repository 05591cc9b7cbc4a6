import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs as inputs, sm, standardModel } from '@nereid/physics';
import { prepareProposal } from '@nereid/physics/events';
import { afterAll, describe, expect, it } from 'vitest';
import { type EventRun, runGenerator } from '../formats/eventRun.js';
import { eventFormat } from '../formats/formatsByName.js';
import { sampleBeam } from '../sampleBeam.js';
import { resolveSample } from '../sampleRequest.js';
import { openSample } from './openSample.js';
import { modelWeights } from './reweightedSample.js';

const folder = mkdtempSync(join(tmpdir(), 'nereid-mixed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const catalogue = await loadCatalogue();
/** Through Z alone, through both, and through W alone: their couplings differ. */
const CHANNELS = ['numu:ee', 'nue:ee', 'numubar:emu'];
const { channels } = sampleBeam({ kind: 'fixed', energyGeV: 5 }, CHANNELS, catalogue);
const named = { target: 'Ar40', model: sm.name, parameters: {}, inputs, hadronic: {}, regime: 'coherent,proton' };
const { sample } = resolveSample({ ...named, channels }, catalogue);
if (!('components' in sample)) throw new Error('not mixed');
const run: EventRun = {
  ...{ request: sample.components[0].request, mixture: sample, mode: 'unweighted', seed: 1, events: 300 },
  ...{ sigmaCm2: 1e-42, sigmaErrorCm2: 0, interaction: true, version: '1', provenance: {} },
};
const proposal = prepareProposal(sample, { cells: 600, samplesPerCell: 32, trainingSamples: 5000 });
const chunk = runGenerator(run, proposal).chunk(0, 300);

function write(name: string): string {
  const { header, events, footer } = eventFormat(name);
  const head = Buffer.from(header(run));
  const { data, index } = events(chunk, run);
  const file = join(folder, `events.${name}`);
  const end = Buffer.from(footer(run, [{ offset: head.length, index }]));
  writeFileSync(file, Buffer.concat([head, Buffer.from(data as Uint8Array), end]));
  return file;
}

describe('weights of a file of several channels', () => {
  it.each(['hepmc3', 'parquet', 'csv'])(
    'are those of each event by the couplings of its own channel: %s',
    async (name) => {
      const opened = await openSample(write(name));
      expect(opened.record.channels).toEqual(CHANNELS);
      const weightsOf = modelWeights(opened.record, standardModel);
      for await (const batch of opened.batches()) {
        expect(Array.from(batch.channel ?? [])).toEqual(Array.from(chunk.component ?? []));
        expect(new Set(batch.channel).size).toBe(3);
        // the model of the file gives its own weights back; couplings of another channel would not
        weightsOf(batch).forEach((weight, i) => {
          expect(weight / batch.weight[i]).toBeCloseTo(1, 9);
        });
      }
    },
  );
});
