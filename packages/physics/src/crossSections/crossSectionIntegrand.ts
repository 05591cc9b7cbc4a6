import {
  axialAt,
  type Couplings,
  lightestMediator,
  turnedAt,
  turningCouplings,
  vectorAt,
} from '../couplings/couplings.js';
import { BREAKUP_DIMENSIONS, type BreakupEvent, sampleBreakup } from '../kinematics/breakupPhaseSpace.js';
import {
  FOUR_BODY_DIMENSIONS,
  type FourBodyEvent,
  type FourBodyProcess,
  fourBodyEvent,
  sampleFourBody,
} from '../kinematics/fourBodyPhaseSpace.js';
import type { Integrand } from '../numerics/adaptiveMonteCarlo.js';
import { hadronicCurrents } from './hadronicCurrents.js';
import { type HadronicTarget, hadronicExcess, type InelasticTarget, type ScatteringTarget } from './hadronicTarget.js';
import { type CrossSectionRequest, kernelMasses, requestedCouplings } from './inclusiveCrossSection.js';
import { addLeptonTensor, contracted } from './leptonTensor.js';
import { spinorAmplitudeSquared, spinorAmplitudes } from './spinorAmplitude.js';
import { structureTensor } from './structureTensor.js';
import { turnedAmplitudeSquared, turnedSpinAmplitudes } from './turnedAmplitude.js';

/** Coordinates of the integrand on a target. */
export const integrandDimensions = ({ kind }: ScatteringTarget): number =>
  kind === 'elastic' ? FOUR_BODY_DIMENSIONS : BREAKUP_DIMENSIONS;

/**
 * dσ/dⁿu [cm²] on one target, n = `integrandDimensions`: σ = 1/(4k₁·P) ∫dΦ (G_F²/2)(4πα)²/Q⁴ Σ|ν T J|², neutrino helicity not
 * averaged, spin of the target averaged, and summed over the hadrons where it breaks.
 */
export function crossSectionIntegrand(request: CrossSectionRequest, target: ScatteringTarget): Integrand {
  return target.kind === 'elastic' ? elasticIntegrand(request, target) : inelasticIntegrand(request, target);
}

function elasticIntegrand(request: CrossSectionRequest, target: HadronicTarget): Integrand {
  const couplings = requestedCouplings(request);
  const turning = turningCouplings(couplings);
  const { massMinus, massPlus, antineutrino } = kernelMasses(request);
  const process = processOf(request, target);
  const strength = strengthOf(request, target);
  const event = fourBodyEvent();
  return (point) => {
    const phaseSpace = sampleFourBody(process, point, event);
    if (phaseSpace === 0) return 0;
    const { q2, transfer } = event;
    const { currents, factor } = hadronicCurrents(target.current, target.massGeV, q2, event.target, event.recoil);
    let squared = 0;
    for (const outgoing of couplings) {
      const pair = chiralAt(outgoing, transfer);
      for (const current of currents) {
        squared += spinorAmplitudeSquared(event, massMinus, massPlus, pair, current, antineutrino);
      }
    }
    for (const outgoing of turning) {
      const strengths = turnedAt(outgoing, transfer);
      for (const current of currents) {
        squared += turnedAmplitudeSquared(event, massMinus, massPlus, strengths, current, antineutrino);
      }
    }
    return (strength * phaseSpace * factor * squared) / (q2 * q2);
  };
}

function inelasticIntegrand(request: CrossSectionRequest, target: InelasticTarget): Integrand {
  const process = { ...processOf(request, target), smallestExcess: hadronicExcess(target) };
  const strength = strengthOf(request, target);
  const leptonTensor = leptonTensorOf(request);
  const event: BreakupEvent = { ...fourBodyEvent(), excess: 0 };
  const vertex = { target: event.target, q: event.q, q2: 0, excess: 0, massGeV: target.massGeV };
  const lepton = new Float64Array(16);
  const hadronic = new Float64Array(16);
  return (point) => {
    const phaseSpace = sampleBreakup(process, point, event);
    if (phaseSpace === 0) return 0;
    const { q2, excess } = event;
    if (q2 + excess > 2 * target.massGeV * target.maximumHadronicEnergyGeV) return 0;
    vertex.q2 = q2;
    vertex.excess = excess;
    structureTensor(target.structure, vertex, hadronic);
    leptonTensor(event, lepton);
    return (strength * phaseSpace * contracted(lepton, hadronic)) / (q2 * q2);
  };
}

/** Writes L_μν of a request, all outgoing neutrinos together, at the momenta of an event. */
function leptonTensorOf(request: CrossSectionRequest): (event: FourBodyEvent, out: Float64Array) => void {
  const couplings = requestedCouplings(request);
  const turning = turningCouplings(couplings);
  const { massMinus, massPlus, antineutrino } = kernelMasses(request);
  return (event, lepton) => {
    lepton.fill(0);
    for (const outgoing of couplings) {
      const pair = chiralAt(outgoing, event.transfer);
      addLeptonTensor(lepton, (out, current) =>
        spinorAmplitudes(out, event, massMinus, massPlus, pair, current, antineutrino),
      );
    }
    for (const outgoing of turning) {
      const strengths = turnedAt(outgoing, event.transfer);
      addLeptonTensor(lepton, (out, current) =>
        turnedSpinAmplitudes(out, event, massMinus, massPlus, strengths, current, antineutrino),
      );
    }
  };
}

function processOf(request: CrossSectionRequest, target: ScatteringTarget): FourBodyProcess {
  const { massMinus, massPlus } = kernelMasses(request);
  return {
    energy: request.energyGeV,
    targetMass: target.massGeV,
    massMinus,
    massPlus,
    maximumQ2: target.maximumQ2,
    transferScale: lightestMediator(requestedCouplings(request)) ** 2,
  };
}

/** (G_F²/2)(4πα)²(ħc)²/(4k₁·P). */
function strengthOf({ inputs, energyGeV }: CrossSectionRequest, target: ScatteringTarget): number {
  const couplings = (inputs.fermiConstant ** 2 / 2) * (4 * Math.PI * inputs.alpha) ** 2 * inputs.hbarCSquared;
  return couplings / (4 * target.massGeV * energyGeV);
}

const chiralAt = (couplings: Couplings, transfer: number) => ({
  vector: vectorAt(couplings, transfer),
  axial: axialAt(couplings, transfer),
});
