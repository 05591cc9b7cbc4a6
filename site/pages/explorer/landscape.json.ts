import { explorerFiles, landscapeData, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** Published curves, names and papers of the landscape. */
export const GET: APIRoute = async () => {
  const data = await siteData();
  return new Response(JSON.stringify(landscapeData(data.catalogue, await explorerFiles(data))));
};
