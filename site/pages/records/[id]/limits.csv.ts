import { siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** The limit curves of a record. */
export async function getStaticPaths() {
  const { records } = await siteData();
  return records.flatMap(({ record, constraint }) =>
    constraint === undefined ? [] : [{ params: { id: record.id }, props: { constraint } }],
  );
}

export const GET: APIRoute = ({ props }) => new Response(props.constraint.csv);
