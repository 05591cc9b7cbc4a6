import { figureAlphabet } from '@nereid/site';
import type { APIRoute } from 'astro';

/** Letters and numbers of figures whose words are known only in the browser. */
export const GET: APIRoute = async () => new Response(JSON.stringify(await figureAlphabet()));
