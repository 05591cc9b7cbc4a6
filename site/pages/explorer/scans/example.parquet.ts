import { exampleScan, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';

/** A scan to try the viewer with. */
export const GET: APIRoute = async () => new Response((await exampleScan(await siteData())) as Uint8Array<ArrayBuffer>);
