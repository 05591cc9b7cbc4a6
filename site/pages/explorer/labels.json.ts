import { explorerFiles, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** Every word that a figure of the explorer can hold, typeset. */
export const GET: APIRoute = async () => new Response(JSON.stringify((await explorerFiles(await siteData())).labels));
