import { figureSvg } from '@nereid/figures/node';
import { siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The exclusion figure of a record, once for a light page and once for a dark one. */
export async function getStaticPaths() {
  const { records } = await siteData();
  return records.flatMap(({ record, constraint }) =>
    constraint === undefined
      ? []
      : (['light', 'dark'] as const).map((theme) => ({
          params: { id: record.id, theme },
          props: { constraint, theme },
        })),
  );
}

export const GET: APIRoute = async ({ props }) => new Response(await figureSvg(props.constraint.figure(props.theme)));
