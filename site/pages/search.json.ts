import { searchIndex, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The index that the search of the catalogue loads when something is typed. */
export const GET: APIRoute = async () => new Response(searchIndex(await siteData()));
