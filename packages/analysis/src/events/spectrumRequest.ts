import { InputError } from '@nereid/physics';
import type { EventRequest } from '@nereid/physics/events';
import { brokenTerms } from './brokenTerms.js';
import { type NamedEvents, resolveEvents } from './eventSetup.js';

/** Monte Carlo particle numbers. */
const NUCLEONS = { proton: 2212, neutron: 2112 } as const;

/** Whether a particle number is that of a nucleon. */
export const isNucleon = (pdgCode: number): boolean => Object.values<number>(NUCLEONS).includes(pdgCode);

/** Regimes of which a spectrum can be, sums first. */
export const SPECTRUM_REGIMES = ['nucleus', 'unbroken', 'coherent', 'proton', 'neutron', 'inelastic'] as const;
/** Regime whose events a spectrum is of. */
export type SpectrumRegime = (typeof SPECTRUM_REGIMES)[number];
/** The regime of a spectrum unless one is named. */
export const SPECTRUM_REGIME: SpectrumRegime = 'nucleus';

/**
 * The request of a spectrum: per average nucleus of the target, or per free nucleon, whatever the regime.
 * @throws InputError for a name that cannot be used, or a regime that the target does not have
 */
export function spectrumRequest(
  named: Omit<NamedEvents, 'regime'>,
  regime: SpectrumRegime,
  data: Parameters<typeof resolveEvents>[1],
): EventRequest {
  const { target } = named;
  if (regime === 'inelastic') {
    const { regime: _, per, ...request } = resolveEvents({ ...named, regime }, data);
    const { terms, nucleons } = brokenTerms(target, named, data);
    const perNucleus = terms.map((term) => ({ ...term, multiplicity: nucleons * term.multiplicity }));
    return { ...request, terms: perNucleus };
  }
  if (target === 'proton' || target === 'neutron') {
    return resolveEvents({ ...named, regime }, data);
  }
  const isSum = regime === 'unbroken' || regime === 'nucleus';
  const { regime: _, per, ...request } = resolveEvents({ ...named, regime: isSum ? regime : 'unbroken' }, data);
  if (isSum) return request;
  const terms = request.terms.filter((term) =>
    regime === 'coherent' ? !isNucleon(term.target.pdgCode) : term.target.pdgCode === NUCLEONS[regime],
  );
  if (terms.length > 0) return { ...request, terms };
  throw new InputError('regime', regime, `${target} has none`, 'Name another regime, or leave it out.');
}
