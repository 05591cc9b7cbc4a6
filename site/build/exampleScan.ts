import { prepareConstraints } from '@nereid/analysis/node';
import { electroweakInputs } from '@nereid/physics';
import { chunkAt, chunkEvaluator, parseScanConfig, scanJob, shardParquet } from '@nereid/scan';
import { keptLater } from './incremental/kept.js';
import type { SiteData } from './siteData.js';
import { VERSION } from './version.js';

/** The scan file behind the example of the scan viewer, as a reader can run it. */
export const EXAMPLE_SCAN = `model: lmu-ltau
parameters:
  mass: {log: [0.001, 100], points: 80}
  gPrime: {log: [1.0e-4, 1.0], points: 60}
constraints: [ccfr, charm-ii, nutev]
`;

/** The points of \`EXAMPLE_SCAN\` as Parquet, with the numbers that \`nereid scan run\` writes. */
export function exampleScan({ catalogue }: Pick<SiteData, 'catalogue'>): Promise<Uint8Array> {
  return keptLater(
    'scans',
    (inputs) => [inputs.engineData],
    () => computeScan(catalogue),
  );
}

async function computeScan(catalogue: SiteData['catalogue']): Promise<Uint8Array> {
  const source = { file: 'example.yaml', text: EXAMPLE_SCAN };
  const { value: config, diagnostics } = parseScanConfig(source, [...catalogue.experiments.keys()]);
  if (config === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  const electroweak = electroweakInputs({});
  const { tridents } = await prepareConstraints(config.constraints, catalogue, { electroweak });
  const job = scanJob(config, tridents, electroweak, { version: VERSION, sha256: '' });
  const chunk = chunkAt(job, 0);
  return shardParquet(chunkEvaluator(job)(chunk), {
    scan: 'example',
    chunk: 0,
    first: chunk.first,
    count: chunk.count,
  });
}
