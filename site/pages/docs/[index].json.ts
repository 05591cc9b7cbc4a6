import { documentSearchIndex, documentTitles } from '@nereid/site';
import type { APIRoute } from 'astro';

const INDICES = { search: documentSearchIndex, titles: documentTitles };

export const getStaticPaths = () => Object.keys(INDICES).map((index) => ({ params: { index } }));

/** What the search loads when something is typed: `search.json` on the page of the documentation, `titles.json` beside the records. */
export const GET: APIRoute = ({ params }) => new Response(INDICES[params.index as keyof typeof INDICES]());
