import { figureAlphabet } from '@nereid/site';
import type { APIRoute } from 'astro';
import { warpedFormulas } from '../../explorer/randallSundrum/warpedFigures.ts';
import { WARPED_PARAMETERS } from '../../explorer/randallSundrum/warpedParameters.ts';

/** Letters, numbers and formulas of figures that are put together in the browser. */
export const GET: APIRoute = async () =>
  new Response(JSON.stringify(await figureAlphabet(warpedFormulas(WARPED_PARAMETERS))));
