import { contact, lmuLtau } from '@nereid/physics';
import type { ExplorerData } from '../build/explorerData.ts';
import { pointOf } from './commandLine.ts';
import type { LimitFiles } from './limitFiles.ts';
import type { ExplorerState } from './state.ts';

/** Offers a file to the reader. */
export function saveFile(name: string, content: string | Blob, type: string): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content;
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // the browser reads it after the click
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Pixels of a PNG per unit of the drawing. */
const PNG_SCALE = 2;

/** A drawing as PNG, by the browser. */
export async function pngOf(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = PNG_SCALE * image.naturalWidth;
    canvas.height = PNG_SCALE * image.naturalHeight;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('the browser made no PNG'))), 'image/png');
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

/** Keys of the papers behind a state, each once. */
function papersOf(state: ExplorerState, { experiments, papers }: ExplorerData): string[] {
  // drawn in the plane of a gauged boson alone
  const names: readonly string[] = state.model === lmuLtau.name ? state.overlays : [];
  const overlays = names.map((name) => (name === 'g-2' ? `g-2 ${state.prediction}` : name));
  const keys = [
    ...experiments.flatMap((one) => (state.experiments.includes(one.experiment.id) ? one.papers : [])),
    ...(papers[state.model] ?? []),
    ...(papers[state.statistic] ?? []),
    ...state.curves.flatMap((experiment) => papers[`curve ${experiment}`] ?? []),
    ...overlays.flatMap((name) => papers[`overlay ${name}`] ?? []),
  ];
  return [...new Set(keys)];
}

function bibtexOf(state: ExplorerState, data: ExplorerData): string {
  return papersOf(state, data)
    .flatMap((key) => data.bibtex[key] ?? [])
    .join('\n');
}

/** What there is to be taken along. */
export interface ExplorerResult {
  readonly state: ExplorerState;
  /** The figure as it is saved, with what it shows in words on it. */
  readonly svgOf: () => string;
  readonly data: ExplorerData;
  readonly filesOf: () => Promise<LimitFiles>;
}

/** Offers a file of this kind to the reader. */
export async function saveExplorer(kind: string, { state, svgOf, data, filesOf }: ExplorerResult): Promise<void> {
  const last = state.pins.at(-1);
  switch (kind) {
    case 'svg':
      return saveFile('nereid-plane.svg', svgOf(), 'image/svg+xml');
    case 'png':
      return saveFile('nereid-plane.png', await pngOf(svgOf()), 'image/png');
    case 'csv':
      return saveFile('limits.csv', (await filesOf()).csv, 'text/csv');
    case 'hepdata':
      return saveFile('submission.yaml', (await filesOf()).hepData, 'application/yaml');
    case 'point':
      if (!last) throw new Error('There is no pinned point: click the plane first.');
      return saveFile('point.json', `${JSON.stringify(pointOf(state, last), null, 2)}\n`, 'application/json');
    case 'bibtex':
      return saveFile('nereid.bib', bibtexOf(state, data), 'application/x-bibtex');
  }
}

/** Downloads that a state does not have, with the reason; `copy` where there is no command. */
export function withheldDownloads(state: ExplorerState, command: string | undefined): Map<string, string> {
  const reasons = new Map<string, string>();
  if (state.model === contact.name) {
    const reason = 'A contact operator has two shifts, not one coupling: there are no limits to save.';
    for (const kind of ['csv', 'hepdata']) reasons.set(kind, reason);
  }
  if (state.pins.length === 0) reasons.set('point', 'No point is pinned.');
  if (command === undefined) reasons.set('copy', 'No point is pinned.');
  return reasons;
}
