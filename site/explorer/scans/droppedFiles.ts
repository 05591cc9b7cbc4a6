import type { NamedFile } from './readTable.ts';

/** Files that a reader drops; of a folder, the Parquet and CSV files in it. */
export async function droppedFiles({ items, files }: DataTransfer): Promise<NamedFile[]> {
  const entries = [...items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  if (entries.every((entry) => entry.isFile)) return named(files);
  return (await Promise.all(entries.map(filesBelow))).flat();
}

/** Files that may hold a table, and those that cannot, such as the plan and the state that stand beside the tables of a scan. */
export function tablesAmong(files: readonly NamedFile[]): { tables: NamedFile[]; others: NamedFile[] } {
  const isOther = ({ name }: NamedFile) => NO_TABLE.test(name);
  return { tables: files.filter((file) => !isOther(file)), others: files.filter(isOther) };
}

const NO_TABLE = /\.(json|jsonl|ya?ml|md|log|bib|svg|png|pdf|html)$/i;

export const named = (files: Iterable<File>): NamedFile[] =>
  [...files].map((file) => ({ name: file.name, content: file }));

async function filesBelow(entry: FileSystemEntry): Promise<NamedFile[]> {
  if (entry.isFile) {
    if (!/\.(parquet|csv|tsv)$/i.test(entry.name)) return [];
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    return named([file]);
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  const found: FileSystemEntry[] = [];
  // a browser lists a folder in parts, the last of which is empty
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (part.length === 0) break;
    found.push(...part);
  }
  return (await Promise.all(found.map(filesBelow))).flat();
}

/** Takes what is dropped anywhere on the page; the area shows that it would. */
export function onDrop(area: HTMLElement, take: (data: DataTransfer) => void): void {
  document.addEventListener('dragover', (event) => {
    event.preventDefault();
    area.classList.add('over');
  });
  document.addEventListener('dragleave', () => area.classList.remove('over'));
  document.addEventListener('drop', (event) => {
    event.preventDefault();
    area.classList.remove('over');
    if (event.dataTransfer) take(event.dataTransfer);
  });
}
