import { figureSvg } from '@nereid/figures/node';
import { FIGURE_VARIANTS, figureVariant, homeFigure, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The figure of the home page. */
export async function getStaticPaths() {
  const figure = await homeFigure(await siteData());
  if (figure === undefined) return [];
  return FIGURE_VARIANTS.map((variant) => ({
    params: { variant },
    props: { spec: figureVariant(figure.spec, variant) },
  }));
}

export const GET: APIRoute = async ({ props }) => new Response(await figureSvg(props.spec));
