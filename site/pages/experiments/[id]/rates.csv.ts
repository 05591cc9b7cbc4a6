import { ratesCsv, siteData, siteExperiments } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The rates of an exposure. */
export async function getStaticPaths() {
  const pages = await siteExperiments(await siteData());
  return pages.flatMap((page) => (page.kind === 'exposure' ? [{ params: { id: page.id }, props: { page } }] : []));
}

export const GET: APIRoute = ({ props }) => new Response(ratesCsv(props.page));
