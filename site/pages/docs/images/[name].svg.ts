import { type DocumentImage, documentation } from '@nereid/site';
import type { APIRoute, GetStaticPaths } from 'astro';

export const getStaticPaths = (() =>
  documentation().images.map((image) => ({
    params: { name: image.name.replace(/\.svg$/, '') },
    props: { image },
  }))) satisfies GetStaticPaths;

/** A drawing of the documentation as it lies in the repository. */
export const GET: APIRoute<{ image: DocumentImage }> = ({ props: { image } }) => new Response(image.svg);
