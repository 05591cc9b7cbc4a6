import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { leaveOut } from '../../../../tests/leftOut.js';

export interface ReadParticle {
  readonly pid: number;
  readonly status: number;
  readonly mass: number;
  /** (E, px, py, pz) in GeV. */
  readonly momentum: readonly [number, number, number, number];
  readonly produced: boolean;
  readonly ended: boolean;
  readonly remnant: number | null;
}

export interface ReadEvent {
  readonly number: number;
  readonly units: readonly string[];
  readonly weight: number;
  readonly process: number | null;
  readonly position: readonly number[] | null;
  /** `residual`: the largest component of in − out over the energy that comes in. */
  readonly vertices: readonly {
    status: number;
    incoming: number;
    outgoing: number;
    /** x, y, z, ct */
    position: readonly number[];
    residual: number;
  }[];
  readonly particles: readonly ReadParticle[];
}

export interface ReadRun {
  readonly tools: readonly (readonly [string, string])[];
  readonly weights: readonly string[];
  readonly attributes: Readonly<Record<string, unknown>>;
}

const source = fileURLToPath(new URL('./readBack.cpp', import.meta.url));

/**
 * A program that reads HepMC3 files with the C++ library, compiled now; undefined where library or compiler are missing, which
 * continuous integration may not do without.
 */
export function hepmc3Reader(): Hepmc3Reader | undefined {
  const include = '#include "HepMC3/GenEvent.h"';
  const { status } = spawnSync('g++', ['-x', 'c++', '-fsyntax-only', '-'], {
    input: include,
    encoding: 'utf8',
  });
  if (status === 0) return new Hepmc3Reader();
  leaveOut('HepMC3 files read by the C++ library', 'no g++ or HepMC3; apt-get install g++ libhepmc3-dev');
  return undefined;
}

class Hepmc3Reader {
  readonly #folder = mkdtempSync(join(tmpdir(), 'nereid-hepmc3-'));
  readonly #program = join(this.#folder, 'readBack');

  constructor() {
    execFileSync('g++', ['-O1', '-o', this.#program, source, '-lHepMC3']);
  }

  /** @param attributes of the run, as type:name */
  read(file: string, attributes: readonly string[] = []): { readonly run: ReadRun; readonly events: ReadEvent[] } {
    const bytes = readFileSync(file);
    const input = file.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    const output = execFileSync(this.#program, attributes, { input, encoding: 'utf8', maxBuffer: 1e9 });
    const [run, ...events] = output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return { run, events };
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
