// `npm run soak`: disturbs the program at random for as long as it is given, longer than a change can wait for. Runs every part in
// scripts/soak: a module with a `name` and `async run({ deadline, log, seed, count })`, which throws where anything was lost.
//   npm run soak                                  all parts
//   npm run soak -- scan-kills --minutes 5        parts by name, and how long they share
//   npm run soak -- --seed 7 --count 20           the same disturbances again, and how many of each part
// `deadline` is a time of Date.now(), up to which a part disturbs; `count` is undefined where each does its full number; what `run`
// returns is printed. The seed of a failure is printed with it.
import { readdirSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureProgram, ensureSite } from './prepare.mjs';

const USAGE = 'npm run soak -- [PART …] [--minutes N] [--seed N] [--count N]';
const { values, positionals } = given();
if (values.help) {
  console.log(
    `${USAGE}\nDisturbs the program at random: 20 minutes and every part of scripts/soak unless told otherwise.`,
  );
  process.exit(0);
}
const minutes = positive('minutes', values.minutes ?? '20');
const seed = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : positive('seed', values.seed);
const count = values.count === undefined ? undefined : positive('count', values.count);

const folder = new URL('soak/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.mjs'));
const all = await Promise.all(files.sort().map((file) => import(new URL(file, folder))));
const unknown = positionals.filter((name) => !all.some((part) => part.name === name));
if (unknown.length > 0) fail(`no part ${unknown.join(', ')}; there are ${all.map((part) => part.name).join(', ')}`);
const parts = positionals.length === 0 ? all : all.filter(({ name }) => positionals.includes(name));

// a part that needs the site says so
await (parts.some(({ needsSite }) => needsSite) ? ensureSite() : ensureProgram());
const end = Date.now() + 60_000 * minutes;
let failed = 0;
for (const [i, part] of parts.entries()) {
  const log = (text) => console.log(`${part.name}: ${text}`);
  // what one leaves of its share is for the others
  const deadline = Date.now() + (end - Date.now()) / (parts.length - i);
  try {
    log((await part.run({ deadline, log, seed, count })) ?? 'held');
  } catch (error) {
    failed++;
    console.error(`${part.name}: FAILED with --seed ${seed}: ${error?.stack ?? error}`);
  }
}
console.log(`${parts.length - failed} of ${parts.length} parts held (seed ${seed})`);
process.exit(failed === 0 ? 0 : 1);

function given() {
  const text = { type: 'string' };
  try {
    const options = { minutes: text, seed: text, count: text, help: { type: 'boolean' } };
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    return fail(`${error.message}\n${USAGE}`);
  }
}

function positive(name, text) {
  const value = Number(text);
  if (value > 0 && Number.isFinite(value)) return value;
  return fail(`--${name} ${text}: not a number above 0`);
}

function fail(message) {
  console.error(`soak: ${message}`);
  process.exit(2);
}
