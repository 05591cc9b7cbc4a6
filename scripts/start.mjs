// `npm start`: the main job. Published trident measurements in; 95 % CL limits on a Z′, an exclusion figure and the site out.
import { ensureProgram, ensureSite, root, run } from './prepare.mjs';

// the limits need the program alone; the site, which follows them, needs the compiled packages
await ensureProgram();
const nereid = `${root}packages/cli/bin/nereid.js`;
const options = process.argv.slice(2);
const status = run(process.execPath, [nereid, 'report', ...options]);
if (status !== 0 || options.some((option) => ['--help', '-h', '--json'].includes(option))) process.exit(status);
console.log('');
await ensureSite();
process.exit(run(process.execPath, [nereid, 'site', 'build']));
