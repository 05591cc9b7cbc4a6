import { explorerAlphabet, explorerFiles, siteData } from '@nereid/site';
import type { APIRoute } from 'astro';
import { warpedFormulas } from '../../explorer/randallSundrum/warpedFigures.ts';
import { WARPED_PARAMETERS } from '../../explorer/randallSundrum/warpedParameters.ts';

/** Letters, numbers and formulas of figures that are put together in the browser. */
export const GET: APIRoute = async () => {
  const data = await explorerFiles(await siteData());
  return new Response(JSON.stringify(await explorerAlphabet(data, warpedFormulas(WARPED_PARAMETERS))));
};
