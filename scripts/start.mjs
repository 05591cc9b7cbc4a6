// `npm start`: the main job. Published trident measurements in, 95 % CL limits on a Z′ and an exclusion figure out.
import { ensureBuilt, root, run } from './prepare.mjs';

ensureBuilt();
process.exit(run(process.execPath, [`${root}packages/cli/bin/nereid.js`, 'report', ...process.argv.slice(2)]));
