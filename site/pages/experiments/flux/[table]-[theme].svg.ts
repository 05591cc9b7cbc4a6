import { fluxFigure } from '@nereid/analysis';
import { figureSvg } from '@nereid/figures/node';
import { fluxesShown, siteData, siteExperiments, VERSION } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The figure of a flux table, once for a light page and once for a dark one. */
export async function getStaticPaths() {
  const tables = fluxesShown(await siteExperiments(await siteData()));
  return tables.flatMap((table) =>
    (['light', 'dark'] as const).map((theme) => ({ params: { table: table.id, theme }, props: { table, theme } })),
  );
}

export const GET: APIRoute = async ({ props: { table, theme } }) => {
  const caption = `Nereid ${VERSION}: data/fluxes/${table.id}.csv, ${table.source}.`;
  return new Response(await figureSvg(fluxFigure(table, { caption, theme })));
};
