import { documentSearchIndex } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The index of the documentation, which the search loads when something is typed. */
export const GET: APIRoute = () => new Response(documentSearchIndex());
