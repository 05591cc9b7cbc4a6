const DEFAULT_NAMES = { monochromatic: 'mean-energy', table: 'spectrum', parametric: 'parametric' } as const;

/** What a flux is called by. */
interface NamedFlux {
  readonly name?: string | undefined;
  readonly kind: keyof typeof DEFAULT_NAMES;
}

/** The name by which a flux of an experiment is asked for. */
export const fluxName = (flux: NamedFlux): string => flux.name ?? DEFAULT_NAMES[flux.kind];

/** The flux of that name, or the experiment's own; undefined where there is none. */
export function namedFlux<F extends NamedFlux>(
  { flux, otherFluxes }: { readonly flux: F; readonly otherFluxes: readonly F[] },
  name?: string,
): F | undefined {
  return name === undefined ? flux : [flux, ...otherFluxes].find((candidate) => fluxName(candidate) === name);
}
