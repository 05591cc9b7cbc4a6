// Writes docs/commands.md, the help of every command as the program prints it; --check compares instead of writing.
import { readFileSync, writeFileSync } from 'node:fs';
import { ensureProgram, root } from './prepare.mjs';

await ensureProgram();
const { program } = await import('../packages/cli/bundle/main.js');

const FILE = 'docs/commands.md';

/** Where more is said than a help text has room for. */
const READ_ON = {
  sigma: ['physics/cross-section.md', 'physics/form-factors.md', 'physics/models.md'],
  events: [
    'tutorials/from-flux-to-events.md',
    'tutorials/events-in-your-simulation.md',
    'physics/events.md',
    'physics/event-files.md',
  ],
  reweight: ['physics/reweighting.md', 'physics/event-files.md'],
  kernel: ['physics/cross-section.md'],
  ratio: ['physics/models.md', 'physics/effective-operators.md', 'physics/helicity-flip.md'],
  landscape: ['tutorials/landscape.md', 'physics/constraints.md'],
  limit: ['tutorials/limit-for-your-boson.md', 'physics/limits.md', 'physics/likelihoods.md'],
  rate: ['physics/rates.md', 'physics/acceptance.md'],
  spectrum: ['physics/rates.md', 'physics/acceptance.md'],
  rs: ['physics/randall-sundrum.md'],
  evaluate: ['tutorials/bring-your-own-points.md', 'physics/limits.md', 'physics/constraints.md'],
  constraint: ['physics/constraints.md'],
  wcxf: ['physics/effective-operators.md'],
  likelihood: ['physics/likelihoods.md'],
  cite: ['quick-start.md'],
  report: ['quick-start.md', 'validation.md'],
  scan: ['scans.md', 'tutorials/scan-on-a-cluster.md'],
  catalogue: ['data-guidelines.md', 'tutorials/add-a-record.md'],
  site: ['decisions/site.md', 'decisions/incremental-site.md'],
};

const HEAD = `# Commands

The help of every command, as \`npx nereid-hep COMMAND --help\` prints it. What each prints is shown on the pages that are named with it. The
program is \`npx nereid-hep\` in the folder of the repository; its help calls it \`nereid\`. Every command also has \`--json\`, for programs, or writes
files for them. This page is made of the program by \`npm run generate\`.
`;

/** A command and those below it, without what is hidden and without \`help\`. */
function shown(command) {
  const { commands } = command;
  const visible = new Set(command.createHelp().visibleCommands(command));
  return commands.filter((one) => visible.has(one) && one.name() !== 'help');
}

/** As a terminal of 80 columns shows it, texts behind the options included. */
function helpOf(command) {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 80 });
  command.outputHelp();
  return text.trim();
}

/** Paragraphs of commands to copy become shell blocks, which the tests run; all others stay as they are. */
function sectionsOf(help) {
  const sections = [];
  for (const paragraph of help.split('\n\n')) {
    const [title, ...lines] = paragraph.split('\n');
    if (title.endsWith(':') && /^ {2}(?:nereid |.*\| nereid )/.test(lines[0] ?? '')) {
      const commands = lines.map((line) => line.replace(/^ {2}/, '').replace(/(^|\| )nereid /g, '$1npx nereid-hep '));
      sections.push(title, fenced('sh', commands.join('\n')));
    } else if (sections.at(-1)?.startsWith('```text')) {
      sections.push(fenced('text', `${sections.pop().slice('```text\n'.length, -'\n```'.length)}\n\n${paragraph}`));
    } else sections.push(fenced('text', paragraph));
  }
  return sections;
}

const fenced = (language, text) => `\`\`\`${language}\n${text}\n\`\`\``;
const titleOf = (file) => /^# (.*)$/m.exec(readFileSync(`${root}docs/${file}`, 'utf8'))[1];

function pageOf(command, name) {
  const links = (READ_ON[name] ?? []).map((file) => `[${titleOf(file)}](${file})`);
  return [
    `${name.includes(' ') ? '###' : '##'} ${name}`,
    ...sectionsOf(helpOf(command)),
    ...(links.length > 0 ? [`More: ${links.join(', ')}.`] : []),
    ...shown(command).flatMap((one) => pageOf(one, `${name} ${one.name()}`)),
  ];
}

const nereid = program();
const commands = shown(nereid);
const strange = Object.keys(READ_ON).find((name) => !commands.some((one) => one.name() === name));
if (strange !== undefined) throw new Error(`scripts/commands.mjs: there is no command ${strange} to read on about.`);
const list = commands.map((one) => `* [${one.name()}](#${one.name()}): ${one.description()}`).join('\n');
const environment = helpOf(nereid)
  .split('\n\n')
  .filter((paragraph) => paragraph.startsWith('Environment:'));
const pages = commands.flatMap((command) => pageOf(command, command.name()));
const text = `${[HEAD, list, ...environment.map((one) => fenced('text', one)), ...pages].join('\n\n').replace(/\n{3,}/g, '\n\n')}\n`;

if (!process.argv.includes('--check')) writeFileSync(root + FILE, text);
else if (readFileSync(root + FILE, 'utf8') !== text) {
  console.error(`${FILE} is stale. Run: npm run generate`);
  process.exitCode = 1;
}
