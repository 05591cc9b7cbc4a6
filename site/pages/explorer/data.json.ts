import { explorerFiles, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** Kernels, measurements, curves and references of the explorer. */
export const GET: APIRoute = async () => new Response(JSON.stringify(await explorerFiles(await siteData())));
