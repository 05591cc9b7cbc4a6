/** A point of a plane: mass [GeV] and coupling, or shifts of V and A. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}
//# sourceMappingURL=planePoint.d.ts.map
