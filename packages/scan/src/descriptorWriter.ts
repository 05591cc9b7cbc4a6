import { writeSync } from 'node:fs';
import { ByteWriter } from 'hyparquet-writer';

/** Bytes that wait for the file. */
const WAITING_BYTES = 1_000_000;

/** Parquet into an open file, which may be a pipe: hyparquet's own writer opens it again for each piece. */
export class DescriptorWriter extends ByteWriter {
  readonly #descriptor: number;

  /** @param descriptor open for writing; stays open */
  constructor(descriptor: number) {
    super();
    this.#descriptor = descriptor;
  }

  override ensure(size: number): void {
    if (this.index > WAITING_BYTES) this.flush();
    super.ensure(size);
  }

  /** @throws the error of the system */
  flush(): void {
    const bytes = this.getBytes();
    for (let at = 0; at < bytes.length; ) at += writeSync(this.#descriptor, bytes, at);
    this.index = 0;
  }

  override finish(): void {
    this.flush();
  }
}
