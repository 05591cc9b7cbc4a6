import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** Whole lines of a text file, many at a time; of one that was compressed in any number of pieces, too. */
export async function* textLines(file: string, compressed: boolean): AsyncGenerator<string[]> {
  const source = createReadStream(file, { highWaterMark: 1 << 20 });
  const text: Readable = compressed ? unpacked(source) : source;
  text.setEncoding('utf8');
  let rest = '';
  for await (const piece of text) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() as string;
    yield lines;
  }
  if (rest !== '') yield [rest];
}

/** An error of either ends the reader. */
const unpacked = (source: Readable): Readable => pipeline(source, createGunzip(), () => {});
