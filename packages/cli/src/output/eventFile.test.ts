import type { EventFormat, EventRun } from '@nereid/analysis';
import { describe, expect, it } from 'vitest';
import { EventFile } from './eventFile.js';
import type { EventOutput } from './eventOutput.js';

/** An output with room for so many bytes, which keeps nothing of a piece that does not fit. */
class SmallOutput implements EventOutput {
  text = '';
  isKept = false;
  readonly replaces = false;
  readonly #room: number;

  constructor(room: number) {
    this.#room = room;
  }

  get length(): number {
    return this.text.length;
  }

  async write(bytes: Uint8Array): Promise<void> {
    if (this.length + bytes.length > this.#room) {
      throw Object.assign(new Error('no space'), { code: 'ENOSPC', syscall: 'write' });
    }
    this.text += new TextDecoder().decode(bytes);
  }

  cutBack(length: number): void {
    this.text = this.text.slice(0, length);
  }

  keep(): void {
    this.isKept = true;
  }

  close(): void {}
}

/** A footer that says where the pieces stand. */
const format: EventFormat = {
  name: 'test',
  hasInteraction: false,
  hasVertices: false,
  hasMeasured: false,
  pieceEvents: 10,
  header: () => 'head ',
  events: () => ({ data: '' }),
  footer: (_, pieces) => `foot ${pieces.map(({ offset, index }) => `${offset}:${index}`).join(' ')}`,
};
const run = { events: 25 } as EventRun;

async function written(room: number): Promise<{ text: string; message: string }> {
  const output = new SmallOutput(room);
  const file = new EventFile('out.test', output, format, run);
  try {
    await file.begin();
    for (const [index, text] of ['first ', 'second ', 'third '].entries()) {
      await file.add({ bytes: new TextEncoder().encode(text), index });
    }
    await file.end();
    return { text: output.text, message: '' };
  } catch (error) {
    return { text: output.text, message: (error as Error).message };
  }
}

describe('a file of events', () => {
  it('is header, pieces, and a footer that knows where they stand', async () => {
    expect(await written(1000)).toEqual({ text: 'head first second third foot 5:0 11:1 18:2', message: '' });
  });

  it('ends behind the last piece for which there is room', async () => {
    const { text, message } = await written(29);
    expect(text).toBe('head first foot 5:0');
    expect(message).toContain('cannot be written (ENOSPC); the file ends after 10 events');
  });

  it('gives up pieces for a footer, and counts the events that are left', async () => {
    // all pieces fit, the footer behind them does not
    expect(await written(30)).toMatchObject({ text: 'head first foot 5:0' });
    expect(await written(31)).toMatchObject({
      text: 'head first second foot 5:0 11:1',
      message: expect.stringContaining('ends after 20 events'),
    });
    const { text, message } = await written(12);
    expect(text).toBe('head foot ');
    expect(message).not.toContain('events');
  });

  it('says nothing of events where not even the header fits', async () => {
    const { text, message } = await written(3);
    expect([text, message]).toEqual(['', expect.stringMatching(/cannot be written \(ENOSPC\)\. Name/)]);
  });
});
