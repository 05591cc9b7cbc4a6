// The licences of what is bundled from others, from the list of modules that the bundler used.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../root.mjs';

/** Licences that ask for no more than their text to be kept. Another one is an error, for a person to decide on. */
const ACCEPTED = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD'];

/** The packages of these modules, by name, with version, licence and its text. @throws Error where one has none or another than accepted */
export function thirdPartyPackages(modules) {
  const folders = new Set(modules.flatMap((id) => packageFolder(id) ?? []));
  return [...folders].map(describe).sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One text of all of them. */
export function thirdPartyLicences(packages) {
  const line = '-'.repeat(80);
  const head = 'This program contains code of the following packages, each under its own licence.\n';
  const parts = packages.map(({ name, version, license, homepage, texts }) => {
    const title = [`${name} ${version} (${license})`, ...(homepage ? [homepage] : [])].join('\n');
    return `${line}\n${title}\n${line}\n\n${texts.join('\n\n')}\n`;
  });
  return [head, ...parts].join('\n');
}

/** The folder of the package that a module belongs to; undefined for ours. */
function packageFolder(id) {
  // what the bundler adds to join modules
  if (id.startsWith('\0rolldown/')) return `${root}node_modules/rolldown`;
  const path = id.replace(/^\0/, '').replace(/\?.*$/, '');
  if (!path.includes('/node_modules/')) return undefined;
  let folder = dirname(path);
  // folders inside a package may have a package.json of their own, without a name
  while (!isPackage(folder)) folder = dirname(folder);
  return folder;
}

function isPackage(folder) {
  const file = join(folder, 'package.json');
  return existsSync(file) && /\/node_modules\/(@[^/]+\/)?[^/]+$/.test(folder);
}

function describe(folder) {
  const { name, version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ACCEPTED.includes(license))
    throw new Error(`${name} ${version} has the licence ${license}. Decide on it first.`);
  const files = readdirSync(folder).filter((one) => /^(licen[cs]e|copying|notice)(\.\w+)?$/i.test(one));
  if (files.length === 0) throw new Error(`${name} ${version} comes without the text of its licence (${folder}).`);
  const texts = files.sort().map((one) => readFileSync(join(folder, one), 'utf8').trim());
  return { name, version, license, homepage, texts };
}
