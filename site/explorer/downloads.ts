import type { ExplorerData } from '../build/explorerData.ts';
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
export function papersOf(state: ExplorerState, { experiments, papers }: ExplorerData): string[] {
  // drawn in the plane of a gauged boson alone
  const names: readonly string[] = state.model === 'lmu-ltau' ? state.overlays : [];
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

export function bibtexOf(state: ExplorerState, data: ExplorerData): string {
  return papersOf(state, data)
    .flatMap((key) => data.bibtex[key] ?? [])
    .join('\n');
}
