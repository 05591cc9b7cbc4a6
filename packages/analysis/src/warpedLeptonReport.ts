import {
  type ElectroweakInputs,
  type LeptonFlavour,
  leptonFlavours,
  standardModelCouplings,
  type TridentChannel,
} from '@nereid/physics';
import { type RandallSundrumPoint, randallSundrumShifts } from '@nereid/physics/models';
import {
  alphaAtZ,
  type BoundaryConditions,
  type Chirality,
  type CurrentShift,
  type ElectroweakScheme,
  electroweakScheme,
  gaugeField,
  gaugeModes,
  IR_BRANE,
  type KineticTerms,
  kineticLength,
  modeOverlap,
  modeProfile,
  muTauSpectrum,
  obliqueCurrentShift,
  obliqueParameters,
  PLANCK_MASS_GEV,
  REDUCED_PLANCK_MASS_GEV,
  requireBulkMass,
  shiftContributions,
  towerCoupling,
  towerSum,
  type WarpedGeometry,
  wVertexShift,
  zCouplingShifts,
  zeroModeAtIrBrane,
  zMassFractionFromModes,
} from '@nereid/physics/warped';

/** States of each tower in the mass matrix that is diagonalised as a check. */
const MATRIX_MODES = 40;

/** What is asked of a gauge field in the bulk. */
export interface WarpedSpectrumOptions {
  readonly geometry: WarpedGeometry;
  readonly boundary: BoundaryConditions;
  readonly kinetic: KineticTerms;
  /** Bulk mass of the fermion whose overlaps are wanted. */
  readonly c: number;
  readonly modes: number;
}

/** Masses of a gauge field's tower and its couplings to a fermion zero mode and to the infrared brane. */
export function warpedSpectrum({ geometry, boundary, kinetic, c, modes: count }: WarpedSpectrumOptions) {
  requireBulkMass('c', c);
  const field = gaugeField(geometry, boundary, kinetic);
  const modes = gaugeModes(field, count);
  return {
    boundary,
    kineticUv: field.kineticUv,
    kineticIr: field.kineticIr,
    /** Couplings are relative to those of a flat mode, g₄ = g₅√k/√(this). */
    kineticLength: kineticLength(field),
    roots: modes.map(({ root }) => root),
    massesGeV: modes.map(({ massGeV }) => massGeV),
    /** χ_n(1); zero, not rounding, where the field vanishes there. */
    atIrBrane: modes.map((mode) => (boundary[1] === '+' ? modeProfile(mode, 1) : 0)),
    c,
    omega: modes.map((mode) => modeOverlap(mode, c)),
    aOfC: towerCoupling(field, modes[0].root, c),
    fIr: zeroModeAtIrBrane(c, geometry),
    towerSums: {
      fermionFermion: towerSum(field, { c }, { c }),
      fermionHiggs: towerSum(field, { c }, IR_BRANE),
      higgsHiggs: towerSum(field, IR_BRANE, IR_BRANE),
    },
  };
}

/** The geometry with every name its scales go by. */
export function warpedScales(geometry: WarpedGeometry) {
  const { curvatureGeV, irScaleGeV, hierarchy, logarithm } = geometry;
  return {
    curvatureGeV,
    irScaleGeV,
    hierarchy,
    logarithm,
    radiusUvPerGeV: 1 / curvatureGeV,
    radiusIrPerGeV: 1 / irScaleGeV,
    curvatureOverPlanckMass: curvatureGeV / PLANCK_MASS_GEV,
    curvatureOverReducedPlanckMass: curvatureGeV / REDUCED_PLANCK_MASS_GEV,
  };
}

/** The electroweak side of a point: scheme, precision observables, and V, A of trident channels. */
export function warpedElectroweak(
  point: RandallSundrumPoint,
  channels: readonly TridentChannel[],
  inputs: ElectroweakInputs,
) {
  const { sector, muTau } = point;
  const scheme = electroweakScheme(sector, inputs);
  const shifts = randallSundrumShifts(point);
  return {
    scheme: {
      zMassGeV: sector.zMassGeV,
      alphaAtZ: alphaAtZ(inputs, sector.zMassGeV),
      sin2: scheme.sin2,
      sin2Shift: scheme.sin2Shift,
      wMassGeV: scheme.wMassGeV,
      standardModelWMassGeV: scheme.standardModelWMassGeV,
      zMassFraction: scheme.zMassFraction,
      /** The same from a truncated mass matrix: a check of the exact one. */
      zMassFractionFromModes: zMassFractionFromModes(scheme, MATRIX_MODES),
      matrixModes: MATRIX_MODES,
      muonDecayExcess: scheme.muonDecayExcess,
    },
    oblique: obliqueParameters(scheme),
    zCouplings: zCouplingShifts(scheme),
    wCouplings: leptonFlavours.map((lepton) => ({ lepton, relativeShift: wVertexShift(scheme, lepton) })),
    leptons: leptonFlavours.flatMap((flavour) =>
      (['left', 'right'] as const).map((chirality) => zeroMode(point, flavour, chirality)),
    ),
    ...(muTau && { muTau: { ...muTau, massesGeV: muTauSpectrum(muTau, sector, 3) } }),
    channels: channels.map((channel) => currentOf(channel, shifts, scheme, inputs)),
  };
}

type Shifts = ReturnType<typeof randallSundrumShifts>;

/** V and A of a channel, and where their shifts come from. */
function currentOf(channel: TridentChannel, shifts: Shifts, scheme: ElectroweakScheme, inputs: ElectroweakInputs) {
  const standard = standardModelCouplings(channel, inputs);
  const { vector, axial, poles } = shifts(channel, inputs);
  return {
    channel: channel.name,
    vector: standard.vector + vector,
    axial: standard.axial + axial,
    vectorShift: vector,
    axialShift: axial,
    poles: poles.map(({ massGeV, vector: inVector, axial: inAxial }) => ({
      massGeV,
      vector: inVector,
      axial: inAxial,
    })),
    firstOrder: shiftContributions(scheme, channel),
    parts: partsOf(scheme, channel, { vector, axial }),
  };
}

/**
 * What the shifts are by: S and T, exchange of excitations of Z and W (a contact), both to first order, and the rest: couplings of Z and
 * W to a lepton of its own place, higher orders, excitations of an L_μ − L_τ boson.
 */
function partsOf(scheme: ElectroweakScheme, channel: TridentChannel, whole: CurrentShift) {
  const { kkZ, kkW, zX } = shiftContributions(scheme, channel);
  const oblique = obliqueCurrentShift(scheme, channel);
  const sum = (part: keyof CurrentShift) => kkZ[part] + kkW[part] + zX[part];
  const exchange = { vector: sum('vector'), axial: sum('axial') };
  const rest = (part: keyof CurrentShift) => whole[part] - oblique[part] - exchange[part];
  return { oblique, exchange, rest: { vector: rest('vector'), axial: rest('axial') } };
}

function zeroMode({ sector }: RandallSundrumPoint, flavour: LeptonFlavour, chirality: Chirality) {
  const c = sector.leptons[chirality][flavour];
  return { lepton: flavour, chirality, c, fIr: zeroModeAtIrBrane(c, sector.geometry) };
}

/** What a verdict on a warped lepton sector is about, and what it is not, in a sentence. */
export const notJudged = ({ S, T }: { readonly S: number; readonly T: number }): string =>
  `Judged by these constraints alone: S = ${S.toPrecision(2)}, T = ${T.toPrecision(2)} and the couplings of the Z are not judged; electroweak fits constrain them.`;
