// Draws every kind of figure and compares it with the stored picture; with --accept, what differs is stored.
import { spawnSync } from 'node:child_process';
import process from 'node:process';

const [flag, ...rest] = process.argv.slice(2);
if (rest.length > 0 || (flag !== undefined && flag !== '--accept')) {
  console.error('Usage: npm run pictures [-- --accept]');
  process.exit(2);
}
const env = { ...process.env, NEREID_ACCEPT_PICTURES: flag === undefined ? 'no' : 'yes' };
const { status } = spawnSync('npx', ['vitest', 'run', '--project', 'units', 'tests/pictures.test.ts'], {
  env,
  stdio: 'inherit',
});
process.exit(status ?? 1);
