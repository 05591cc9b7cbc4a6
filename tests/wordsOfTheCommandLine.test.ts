import { describe, expect, it } from 'vitest';
import { literalsOf } from './literals.js';
import { isTest, sourceFiles } from './sourceFiles.js';

/** Files whose texts hold flags, and why: of what else, or because a command line is what they are about. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'packages/catalogue/src/rootFlux.ts': 'how npm installs jsroot',
  'packages/scan/src/slurmClient.ts': 'options of Slurm',
  'packages/scan/src/slurmJob.ts': 'options of Slurm, and the script that calls this program',
  'packages/scan/src/slurmEngine.ts': 'the command that ends a job, beside that of Slurm',
  'site/build/buildStamp.ts': 'options of git',
  'site/build/constraintResult.ts': 'the command that makes the same result',
  'site/build/gallery.ts': 'the commands that make the same figures',
  'site/build/landscapeGallery.ts': 'the commands that make the same figures',
  'site/build/homeFigure.ts': 'the command that makes the same figure',
  'site/explorer/landscape/landscapeState.ts': 'the command that makes what a page shows',
  'site/explorer/commandLine.ts': 'the command that makes what a page shows',
  'site/explorer/randallSundrum/warpedState.ts': 'the command that makes what a page shows',
  'site/explorer/scans/parquetTable.ts': 'the command that writes a file the page can read',
  'site/explorer/scans/samePoints.ts': 'the command that looks at the shards of a scan',
  'site/explorer/scans/scanTable.ts': 'the command that writes a file the page can read',
};

const FOLDERS = ['physics', 'catalogue', 'figures', 'analysis', 'scan'].map((name) => `packages/${name}/src`);
// not the properties of style sheets
const FLAG = /(?<!var\(|[\w-])--[a-z]/;

describe('words of the command line', () => {
  it('are in packages/cli alone', { timeout: 60_000 }, () => {
    const files = [...FOLDERS, 'site'].flatMap((folder) => sourceFiles(folder)).filter((file) => !isTest(file));
    expect(files.length).toBeGreaterThan(300);
    const withFlags = files.filter((file) => literalsOf(file).some((text) => FLAG.test(text)));
    expect(withFlags.sort()).toEqual(Object.keys(EXCEPTIONS).sort());
  });
});
