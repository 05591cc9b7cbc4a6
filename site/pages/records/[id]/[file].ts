import { DOWNLOAD_ENDINGS, recordDownload, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** A record in the formats of other programs: `/records/L023/L023.bib`. */
export async function getStaticPaths() {
  const { records } = await siteData();
  return records.flatMap(({ record }) =>
    DOWNLOAD_ENDINGS.map((ending) => ({
      params: { id: record.id, file: `${record.id}.${ending}` },
      props: { record, ending },
    })),
  );
}

export const GET: APIRoute = async ({ props }) => {
  return new Response(recordDownload(props.record, props.ending, await siteData()));
};
