import { type BosonKind, sm } from '@nereid/physics';
import type { ConstraintDescription } from './constraint.js';
import { DECAY_OBSERVABLES } from './decayObservables.js';
import { modelsOfBosons } from './modelsOfBosons.js';
import { RECOIL_OBSERVABLES } from './recoilObservables.js';

/** Constraints beside tridents: observables that bound a boson in the plane of mass and coupling. */
export const OBSERVABLES = {
  'g-2': {
    id: 'g-2',
    title: 'muon g−2',
    observable: 'Δa_μ',
    status: 'measured',
    fidelity: 'full calculation',
    formula:
      'one loop with the boson (Leveille 1978), against the difference of measurement and Standard Model in its error',
    leavesOut: ['two loops with the boson', 'the spread between predictions of the Standard Model'],
    bosons: ['vector', 'scalar'],
    get models() {
      return modelsOfBosons('vector', 'scalar');
    },
  },
  'belle-ii': {
    id: 'belle-ii',
    title: 'Belle II reach without background, γ + invisible',
    observable: 'events',
    status: 'projected',
    fidelity: 'recast',
    models: [],
    formula:
      'e⁺e⁻ → γZ′, Z′ → νν̄ with the coupling of electrons at q² = M², mixing included; the Poisson limit where the background alone is counted',
    leavesOut: ['background and efficiency of the search: none and 1 unless given', 'shape of the photon line'],
  },
  borexino: {
    id: 'borexino',
    title: 'Borexino ν–e (recast)',
    observable: 'rate/SM',
    status: 'measured',
    fidelity: 'recast',
    formula:
      'rate of recoils of ⁷Be neutrinos with interference, V = V_SM + g²Q_ν(Q_e + eε(q²)/g)/(√2 G_F(M² + 2mT)) (arXiv:1902.08579)',
    leavesOut: [
      'the shape of the recoils: the total rate alone',
      'correlation of the rate with backgrounds',
      'effects of the boson on oscillations',
    ],
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
  },
  tau: {
    id: 'tau',
    title: 'τ → μνν̄ universality',
    observable: '(g_μ/g_e)²',
    status: 'measured',
    fidelity: 'recast',
    bosons: ['vector'],
    get models() {
      return modelsOfBosons('vector');
    },
    formula:
      'boxes of W and the boson, (g_μ/g_e)² = 1 − Q_τ(Q_μ − Q_e)(3g²/4π²) ln(M_W²/M²)/(1 − M²/M_W²) (arXiv:1403.1269; from memory, derived)',
    leavesOut: [
      'radiation τ → ℓνν̄Z′ and momenta in the boxes: computed from 5 GeV on',
      'corrections of order M²/M_W² beyond the boxes',
      'kinetic mixing',
    ],
  },
  ...DECAY_OBSERVABLES,
  ...RECOIL_OBSERVABLES,
} as const satisfies Readonly<Record<string, ConstraintDescription>>;

/** Name of an observable beside tridents. */
export type ObservableName = keyof typeof OBSERVABLES;
/** Names of the observables beside tridents, in the order in which they are drawn and judged. */
export const OBSERVABLE_NAMES = Object.keys(OBSERVABLES) as readonly ObservableName[];

/** Those that have a curve of their own in the plane of L_μ − L_τ (`nereid constraint`, `limit --overlay`). */
export const DRAWN_OBSERVABLES = ['g-2', 'belle-ii', 'borexino', 'tau'] as const satisfies readonly ObservableName[];
/** Name of an observable that has a curve of its own in the plane of L_μ − L_τ. */
export type DrawnObservable = (typeof DRAWN_OBSERVABLES)[number];

/** Whether an observable has a curve of its own in the plane of L_μ − L_τ. */
export const isDrawnObservable = (name: string): name is DrawnObservable =>
  DRAWN_OBSERVABLES.some((drawn) => drawn === name);

/** What one is computed for, in words: `models with a vector boson or scalar`, or the names of the models. */
export function computedFor(name: ObservableName): string {
  const { bosons, models }: ConstraintDescription = OBSERVABLES[name];
  if (!bosons) return new Intl.ListFormat('en-GB').format(models.filter((model) => model !== sm.name));
  const words = bosons.map((kind) => BOSON_WORDS[kind]);
  return `models with a ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(words)}`;
}

const BOSON_WORDS: Readonly<Record<BosonKind, string>> = { vector: 'light vector boson', scalar: 'scalar' };

/** Name of an observable beside tridents that was measured: `belle-ii` is a projection, which decides on no point. */
export type MeasuredObservable = Exclude<ObservableName, 'belle-ii'>;

/** Whether a name is that of an observable beside tridents that was measured. */
export const isMeasuredObservable = (name: string): name is MeasuredObservable =>
  OBSERVABLE_NAMES.some((known) => known === name && OBSERVABLES[known].status === 'measured');

/** Names of those that were measured. */
export const MEASURED_OBSERVABLES: readonly MeasuredObservable[] = OBSERVABLE_NAMES.filter(isMeasuredObservable);
