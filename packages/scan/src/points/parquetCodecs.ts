import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { decompressLz4, decompressLz4Raw, decompressZstd } from 'hyparquet-compressors';

/** What unpacks the pages of Parquet that is packed otherwise than with Snappy. Those that Node has are those of Node. */
export const rareCodecs: Compressors = {
  GZIP: (packed) => new Uint8Array(gunzipSync(packed)),
  BROTLI: (packed) => new Uint8Array(brotliDecompressSync(packed)),
  ZSTD: (packed) => decompressZstd(packed),
  LZ4: decompressLz4,
  LZ4_RAW: decompressLz4Raw,
};
