/** Contravariant four-vectors (E, px, py, pz) in GeV, metric (+,−,−,−), as Float64Array(4). Outputs are written in place. */
export type FourVector = Float64Array;

export function fourVector(energy = 0, px = 0, py = 0, pz = 0): FourVector {
  return Float64Array.of(energy, px, py, pz);
}

/** Minkowski product a·b. */
export function minkowskiProduct(a: FourVector, b: FourVector): number {
  return a[0] * b[0] - a[1] * b[1] - a[2] * b[2] - a[3] * b[3];
}

/** out = a + factor·b. */
export function addScaled(out: FourVector, a: FourVector, b: FourVector, factor: number): void {
  for (let i = 0; i < 4; i++) out[i] = a[i] + factor * b[i];
}

/** Boosts `p` in place from the rest frame of `frame` (time-like, positive energy) to the frame where it has momentum `frame`. */
export function boostFromRestFrame(p: FourVector, frame: FourVector): void {
  const mass = Math.sqrt(minkowskiProduct(frame, frame));
  const energy = p[0];
  const along = p[1] * frame[1] + p[2] * frame[2] + p[3] * frame[3];
  const factor = (energy + along / (mass + frame[0])) / mass;
  p[0] = (energy * frame[0] + along) / mass;
  for (let i = 1; i < 4; i++) p[i] += factor * frame[i];
}

/** Källén function λ(a, b, c) = a² + b² + c² − 2ab − 2bc − 2ca, written so that it does not cancel near a = (√b+√c)². */
export function kallen(a: number, b: number, c: number): number {
  const sum = Math.sqrt(b) + Math.sqrt(c);
  const difference = Math.sqrt(b) - Math.sqrt(c);
  return (a - sum * sum) * (a - difference * difference);
}
