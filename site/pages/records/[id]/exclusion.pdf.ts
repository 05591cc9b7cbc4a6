import { figureSvg, pdfFromSvg } from '@nereid/figures/node';
import { siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The exclusion figure of a record for a column of a journal. */
export async function getStaticPaths() {
  const { records } = await siteData();
  return records.flatMap(({ record, constraint }) =>
    constraint === undefined ? [] : [{ params: { id: record.id }, props: { constraint } }],
  );
}

export const GET: APIRoute = async ({ props: { constraint } }) => {
  const svg = await figureSvg({ ...constraint.figure('light'), print: 'single' });
  return new Response(Buffer.from(await pdfFromSvg(svg)));
};
