import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { root } from '../sourceFiles.js';
import { fingerprint } from './fingerprint.js';

/** The tarball as npm states it, and where it was installed. */
export interface InstalledPackage {
  readonly tarball: string;
  /** Bytes of the tarball, and of what it unpacks to. */
  readonly size: number;
  readonly unpackedSize: number;
  /** Paths in the package. */
  readonly files: readonly string[];
  /** A folder that was empty before the tarball was installed in it. */
  readonly userFolder: string;
  /** The package in `node_modules` there. */
  readonly folder: string;
  /** Of all files of the package as they were installed. */
  readonly fingerprint: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    installed: InstalledPackage;
  }
}

type Packed = Pick<InstalledPackage, 'tarball' | 'size' | 'unpackedSize' | 'files'>;

/** Assembles the package from the sources and installs its tarball in an empty folder, as a user does, once for all its tests. */
export default async function setup(project: TestProject): Promise<() => void> {
  const { assemblePackage } = (await import(join(root, 'scripts/package/assemblePackage.mjs'))) as {
    assemblePackage: (folder: string) => Promise<Packed>;
  };
  const work = mkdtempSync(join(tmpdir(), 'nereid-package-'));
  const remove = () => rmSync(work, { recursive: true, force: true });
  try {
    const packed = await assemblePackage(join(work, 'build', 'nereid-hep'));
    const userFolder = join(work, 'user');
    mkdirSync(userFolder);
    install(packed.tarball, userFolder);
    const folder = join(userFolder, 'node_modules', 'nereid-hep');
    project.provide('installed', { ...packed, userFolder, folder, fingerprint: fingerprint(folder) });
  } catch (error) {
    remove();
    throw error;
  }
  return remove;
}

function install(tarball: string, userFolder: string): void {
  const args = ['install', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error', tarball];
  const { status, stderr } = spawnSync('npm', args, { cwd: userFolder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm install of ${tarball} failed: ${stderr}`);
}
