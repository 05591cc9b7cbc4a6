import { explorerTheory, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** Sources of theory errors of the experiments with their kernels, loaded where they are switched on. */
export const GET: APIRoute = async () => new Response(JSON.stringify(await explorerTheory(await siteData())));
