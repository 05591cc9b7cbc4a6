import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the repository; the same seen from `build` and from `dist`. */
export const REPOSITORY: string = fileURLToPath(new URL('../../..', import.meta.url));

/** A Markdown file of the repository and the page it becomes. */
export interface DocumentFile {
  /** From the folder of the repository: `docs/physics/models.md`. */
  readonly file: string;
  /** Address under `/docs/`, without slashes at its ends: `physics/models`. */
  readonly slug: string;
  /** Key of its group in `DOCUMENT_GROUPS`. */
  readonly group: DocumentGroup;
}

export const DOCUMENT_GROUPS = {
  start: 'Start',
  tutorials: 'Tutorials',
  guides: 'Guides',
  physics: 'Physics',
  validation: 'Validation',
  decisions: 'Decisions',
  project: 'Project',
} as const;

export type DocumentGroup = keyof typeof DOCUMENT_GROUPS;

/** Files with a place of their own, in the order of reading. What is not listed follows at the end of its folder's group. */
const LISTED: readonly (readonly [group: DocumentGroup, file: string, slug?: string])[] = [
  ['start', 'docs/quick-start.md'],
  ['start', 'README.md', 'overview'],
  ['start', 'docs/commands.md'],
  ['start', 'docs/models.md'],
  ['tutorials', 'docs/tutorials/limit-for-your-boson.md'],
  ['tutorials', 'docs/tutorials/landscape.md'],
  ['tutorials', 'docs/tutorials/add-an-experiment.md'],
  ['tutorials', 'docs/tutorials/add-a-record.md'],
  ['tutorials', 'docs/tutorials/bring-your-own-points.md'],
  ['tutorials', 'docs/tutorials/scan-on-a-cluster.md'],
  ['tutorials', 'docs/tutorials/events-in-your-simulation.md'],
  ['tutorials', 'docs/tutorials/from-flux-to-events.md'],
  ['tutorials', 'docs/tutorials/from-python.md'],
  ['tutorials', 'docs/tutorials/in-a-notebook.md'],
  ['tutorials', 'docs/tutorials/in-a-sampler.md'],
  ['tutorials', 'docs/tutorials/in-a-batch-script.md'],
  ['tutorials', 'docs/tutorials/by-subprocess.md'],
  ['tutorials', 'docs/tutorials/in-a-web-page.md'],
  ['guides', 'docs/conventions.md'],
  ['guides', 'docs/session.md'],
  ['guides', 'docs/other-programs.md'],
  ['physics', 'docs/physics/matrix-element.md'],
  ['physics', 'docs/physics/dilepton-integral.md'],
  ['physics', 'docs/physics/cross-section.md'],
  ['physics', 'docs/physics/form-factors.md'],
  ['physics', 'docs/physics/incoherent.md'],
  ['physics', 'docs/physics/inelastic.md'],
  ['physics', 'docs/physics/inelastic-effects.md'],
  ['physics', 'docs/physics/uncertainties.md'],
  ['physics', 'docs/physics/how-well-known.md'],
  ['physics', 'docs/physics/models.md'],
  ['physics', 'docs/physics/light-bosons.md'],
  ['physics', 'docs/physics/helicity-flip.md'],
  ['physics', 'docs/physics/effective-operators.md'],
  ['physics', 'docs/physics/randall-sundrum.md'],
  ['physics', 'docs/physics/limits.md'],
  ['physics', 'docs/physics/published-standard-models.md'],
  ['physics', 'docs/physics/likelihoods.md'],
  ['physics', 'docs/physics/constraints.md'],
  ['physics', 'docs/physics/recoils.md'],
  ['physics', 'docs/physics/radiative.md'],
  ['physics', 'docs/physics/recasting.md'],
  ['physics', 'docs/physics/rates.md'],
  ['physics', 'docs/physics/acceptance.md'],
  ['physics', 'docs/physics/events.md'],
  ['physics', 'docs/physics/event-files.md'],
  ['physics', 'docs/physics/reweighting.md'],
  ['validation', 'docs/validation.md'],
  ['validation', 'validation/README.md', 'validation/settings'],
  ['project', 'CONTRIBUTING.md', 'contributing'],
  ['project', 'docs/releasing.md', 'releasing'],
  ['project', 'CHANGELOG.md', 'changelog'],
];

/** Folders that are published whole. */
const FOLDERS: readonly (readonly [folder: string, group: DocumentGroup])[] = [
  ['docs', 'guides'],
  ['docs/tutorials', 'tutorials'],
  ['docs/physics', 'physics'],
  ['docs/decisions', 'decisions'],
];

/** Every Markdown file that becomes a page, by group and in the order of reading. */
export function documentFiles(repository: string = REPOSITORY): DocumentFile[] {
  const listed = LISTED.map(([group, file, slug]) => {
    if (!existsSync(join(repository, file))) throw new Error(`${file}, a page of the documentation, is not there.`);
    return { group, file, slug: slug ?? slugOf(file) };
  });
  const known = new Set(listed.map(({ file }) => file));
  const others = FOLDERS.flatMap(([folder, group]) =>
    readdirSync(join(repository, folder))
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => `${folder}/${name}`)
      .filter((file) => !known.has(file))
      .map((file) => ({ group, file, slug: slugOf(file) })),
  );
  const all = [...listed, ...others];
  return Object.keys(DOCUMENT_GROUPS).flatMap((group) => all.filter((one) => one.group === group));
}

const slugOf = (file: string): string => file.replace(/^docs\//, '').replace(/\.md$/, '');

/** A drawing beside the texts. */
export interface DocumentImage {
  readonly name: string;
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

export const IMAGE_FOLDER = 'docs/images';

/** @throws Error naming a drawing without a size */
export function documentImages(repository: string = REPOSITORY): DocumentImage[] {
  const folder = join(repository, IMAGE_FOLDER);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.svg'))
    .map((name) => {
      const svg = readFileSync(join(folder, name), 'utf8');
      const size = /<svg[^>]*\bviewBox="[-\d.]+ [-\d.]+ ([\d.]+) ([\d.]+)"/.exec(svg);
      if (size === null) throw new Error(`${IMAGE_FOLDER}/${basename(name)} has no viewBox.`);
      return { name, svg, width: Math.round(Number(size[1])), height: Math.round(Number(size[2])) };
    });
}
