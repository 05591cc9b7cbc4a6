import { searchPlaces, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** What the search finds beside records and texts. */
export const GET: APIRoute = async () => new Response(JSON.stringify(searchPlaces(await siteData())));
