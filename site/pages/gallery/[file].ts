import { figureSvg, pdfFromSvg } from '@nereid/figures/node';
import { siteData, siteGallery } from '@nereid/site';
import type { APIRoute } from 'astro';

/** Each figure for a light page, a dark one, and a column of a journal, there also as PDF. */
const VARIANTS = ['light.svg', 'dark.svg', 'paper.svg', 'paper.pdf'] as const;

export async function getStaticPaths() {
  const figures = await siteGallery(await siteData());
  return figures.flatMap(({ id, spec, tables }) => [
    ...VARIANTS.map((variant) => ({ params: { file: `${id}-${variant}` }, props: { spec, variant } })),
    ...Object.entries(tables ?? {}).map(([ending, text]) => ({ params: { file: `${id}.${ending}` }, props: { text } })),
  ]);
}

export const GET: APIRoute = async ({ props: { spec, variant, text } }) => {
  if (text !== undefined) return new Response(text);
  const style = variant.startsWith('paper') ? { print: 'single' } : { theme: variant.split('.')[0] };
  const svg = await figureSvg({ ...spec, ...style });
  if (variant !== 'paper.pdf') return new Response(svg);
  return new Response(Buffer.from(await pdfFromSvg(svg)));
};
