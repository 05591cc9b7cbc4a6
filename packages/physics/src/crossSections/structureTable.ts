import type { NucleonStructure } from '../structureFunctions/structureFunction.js';

/** Step of the table in ln Q². */
const STEP = 0.2;
/** Points of a polynomial between rows, and those of them below the place that is asked for. */
const POINTS = 6;
const BELOW = 2;
/** F₂/Q² [GeV⁻²] that stands for 0, which has no logarithm. */
const NOTHING = 1e-300;
/** 1/Π(i − j) over the points of a polynomial. */
const LAGRANGE = Array.from({ length: POINTS }, (_, i) =>
  Array.from({ length: POINTS }, (_, j) => (j === i ? 1 : 1 / (i - j))).reduce((product, one) => product * one, 1),
);

/**
 * Structure functions at fixed hadronic masses for any Q²: ln(F₂/Q²), which is straight where F₂ falls as a power, and F_L/F₂ in rows of
 * equal steps in ln Q², made when they are asked for, and polynomials of the fifth degree between them. Accurate to 1e-5, but for some
 * 1e-4 beside kinks.
 */
export class StructureTable {
  private readonly rows = new Map<number, Float64Array[]>();
  private readonly weights = new Float64Array(POINTS);
  private first = 0;
  private q2 = Number.NaN;

  /** @param masses squared hadronic masses [GeV²] of each panel, which are asked for together */
  constructor(
    private readonly structure: NucleonStructure,
    private readonly masses: (panel: number) => Float64Array,
  ) {}

  /** Q² [GeV²] of what is asked for from now on. */
  atVirtuality(q2: number): void {
    if (q2 === this.q2) return;
    this.q2 = q2;
    const place = Math.log(q2) / STEP;
    this.first = Math.floor(place) - BELOW;
    const t = place - this.first;
    for (let i = 0; i < POINTS; i++) {
      let weight = LAGRANGE[i];
      for (let j = 0; j < POINTS; j++) if (j !== i) weight *= t - j;
      this.weights[i] = weight;
    }
  }

  /** Writes F₂ at the masses of a panel into the first half of `out`, F_L into the second. */
  write(panel: number, out: Float64Array): void {
    out.fill(0);
    for (let i = 0; i < POINTS; i++) {
      const row = this.row(this.first + i, panel);
      const weight = this.weights[i];
      for (let k = 0; k < row.length; k++) out[k] += weight * row[k];
    }
    const half = out.length >> 1;
    for (let k = 0; k < half; k++) {
      out[k] = this.q2 * Math.exp(out[k]);
      out[half + k] *= out[k];
    }
  }

  private row(index: number, panel: number): Float64Array {
    const panels = this.rows.get(index) ?? [];
    if (panels.length === 0) this.rows.set(index, panels);
    panels[panel] ??= this.made(Math.exp(index * STEP), this.masses(panel));
    return panels[panel];
  }

  private made(q2: number, masses: Float64Array): Float64Array {
    const row = new Float64Array(2 * masses.length);
    masses.forEach((w2, i) => {
      const f2 = this.structure.f2(q2, w2);
      row[i] = Math.log(Math.max(f2 / q2, NOTHING));
      row[masses.length + i] = f2 > 0 ? this.structure.fL(q2, w2) / f2 : 0;
    });
    return row;
  }
}
