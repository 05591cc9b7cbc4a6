import { workerData } from 'node:worker_threads';
import { build } from 'astro';
import { siteConfiguration } from '../configuration.js';
import type { BundleWork } from './bundle.js';

// Astro is loaded and run here alone; see `bundlePages`.
const { root, folder, base } = workerData as BundleWork;
process.env.ASTRO_TELEMETRY_DISABLED = '1';
await build(siteConfiguration({ root, outDir: folder, base }));
