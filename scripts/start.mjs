// `npm start`: the main job. Published trident measurements in; 95 % CL limits on a Z′, an exclusion figure and the site out.
import { ensureBuilt, root, run } from './prepare.mjs';

ensureBuilt();
const nereid = `${root}packages/cli/bin/nereid.js`;
const options = process.argv.slice(2);
const status = run(process.execPath, [nereid, 'report', ...options]);
if (status !== 0 || options.some((option) => ['--help', '-h', '--json'].includes(option))) process.exit(status);
console.log('');
process.exit(run(process.execPath, [nereid, 'site', 'build']));
