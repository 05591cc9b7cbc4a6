/** A term of the form: p₀ + (p₀ − p₁)[1/(1 + t^{p₂}) − 1] where it falls with t, p₀ + p₁ t^{p₂} where it grows. */
type Term = readonly [p0: number, p1: number, p2: number];

/** Numbers of a fit of the form of Abramowicz, Levin, Levy and Maor; squared masses and scales in GeV². */
export interface AllmFit {
  /** m₀². */
  readonly mass2: number;
  /** Λ² and Q₀² in t. */
  readonly lambda2: number;
  readonly scale2: number;
  readonly pomeron: AllmExchange;
  readonly reggeon: AllmExchange;
}

/** c x_i^a (1 − x)^b with x_i = (Q² + m_i²)/(Q² + W² − M² + m_i²). */
interface AllmExchange {
  readonly mass2: number;
  readonly a: Term;
  readonly b: Term;
  readonly c: Term;
}

/** Abramowicz and Levy, hep-ph/9712415, table 2: all γ*p data of 1997 with W² > 3 GeV², 0 ≤ Q² ≤ 5000 GeV². */
export const ALLM97: AllmFit = {
  mass2: 0.31985,
  lambda2: 0.06527,
  scale2: 0.46017 + 0.06527,
  pomeron: {
    mass2: 49.457,
    a: [-0.0808, -0.44812, 1.1709],
    b: [0.36292, 1.8917, 1.8439],
    c: [0.28067, 0.22291, 2.1979],
  },
  reggeon: {
    mass2: 0.15052,
    a: [0.584, 0.37888, 2.6063],
    b: [0.01147, 3.7582, 0.49338],
    c: [0.80107, 0.97307, 3.4924],
  },
};

/** GD11-P of HERMES, JHEP 05 (2011) 126, arXiv:1103.5704, with the digits of the program that the collaboration gives out. */
export const GD11_PROTON: AllmFit = {
  mass2: 0.506308,
  lambda2: 0.06527,
  scale2: 1.373708,
  pomeron: {
    mass2: 34.747207,
    a: [-0.118952, -0.478299, 1.353454],
    b: [1.083312, 2.655665, 1.770584],
    c: [0.36382, 0.121055, 1.1663],
  },
  reggeon: {
    mass2: 0.031904,
    a: [0.342481, 1.060336, 0.516432],
    b: [-10.408001, 14.857355, 0.077394],
    c: [1.363307, 2.255811, 2.208822],
  },
};

/** GD11-D of the same: F₂ of the deuteron per nucleon. */
export const GD11_DEUTERON: AllmFit = {
  mass2: 0.42586,
  lambda2: 0.06527,
  scale2: 2.6514,
  pomeron: {
    mass2: 0.000077,
    a: [-0.428739, 0.289067, 0.393099],
    b: [-27.21161, 30.687466, 0.045766],
    c: [0.000734, 0.97408, 0.872252],
  },
  reggeon: {
    mass2: 0.229273,
    a: [0.298613, 3.61508, 1.145511],
    b: [1.986588, 7.149559, 0.934952],
    c: [1.031558, 26.358899, 3.024411],
  },
};

const falling = ([p0, p1, p2]: Term, t: number) => p0 + (p0 - p1) * (1 / (1 + t ** p2) - 1);
const growing = ([p0, p1, p2]: Term, t: number) => p0 + p1 * t ** p2;

/**
 * F₂/Q² [GeV⁻²] of a fit at Q², W² [GeV²]: (F_P + F_R)/(Q² + m₀²), finite at Q² = 0. `nucleonMass2` is M² [GeV²].
 * Powers of t = ln[ln((Q² + Q₀²)/Λ²)/ln(Q₀²/Λ²)] are kept from one call to the next at the same Q².
 */
export function allmF2OverQ2(fit: AllmFit, nucleonMass2: number): (q2: number, w2: number) => number {
  const { pomeron, reggeon } = fit;
  const start = Math.log(fit.scale2 / fit.lambda2);
  const powers = new Float64Array(6);
  let lastQ2 = Number.NaN;
  return (q2, w2) => {
    if (q2 !== lastQ2) {
      const t = Math.max(0, Math.log(Math.log((q2 + fit.scale2) / fit.lambda2) / start));
      powers[0] = falling(pomeron.a, t);
      powers[1] = growing(pomeron.b, t);
      powers[2] = falling(pomeron.c, t);
      powers[3] = growing(reggeon.a, t);
      powers[4] = growing(reggeon.b, t);
      powers[5] = growing(reggeon.c, t);
      lastQ2 = q2;
    }
    const k = w2 - nucleonMass2;
    const logOneMinusX = Math.log(k / (k + q2));
    const logXp = Math.log((q2 + pomeron.mass2) / (q2 + k + pomeron.mass2));
    const logXr = Math.log((q2 + reggeon.mass2) / (q2 + k + reggeon.mass2));
    const fP = powers[2] * Math.exp(powers[0] * logXp + powers[1] * logOneMinusX);
    const fR = powers[5] * Math.exp(powers[3] * logXr + powers[4] * logOneMinusX);
    return (fP + fR) / (q2 + fit.mass2);
  };
}
