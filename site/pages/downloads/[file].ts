import { catalogueDownload, DOWNLOAD_ENDINGS, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The whole catalogue in the formats of other programs. */
export function getStaticPaths() {
  return DOWNLOAD_ENDINGS.map((ending) => ({ params: { file: `catalogue.${ending}` }, props: { ending } }));
}

export const GET: APIRoute = async ({ props }) => new Response(catalogueDownload(props.ending, await siteData()));
