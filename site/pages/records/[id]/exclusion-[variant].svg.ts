import { figureSvg } from '@nereid/figures/node';
import { FIGURE_VARIANTS, figureVariant, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The exclusion figure of a record, for light and dark pages and for narrow ones. */
export async function getStaticPaths() {
  const { records } = await siteData();
  return records.flatMap(({ record, constraint }) =>
    constraint === undefined
      ? []
      : FIGURE_VARIANTS.map((variant) => ({ params: { id: record.id, variant }, props: { constraint, variant } })),
  );
}

export const GET: APIRoute = async ({ props: { constraint, variant } }) =>
  new Response(await figureSvg(figureVariant(constraint.figure('light'), variant)));
