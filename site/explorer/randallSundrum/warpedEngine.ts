import {
  type ConstraintVerdict,
  evaluatePoint,
  fromStored,
  modelRatio,
  type TridentConstraint,
  tridentConstraints,
  warpedElectroweak,
  warpedScales,
  warpedSpectrum,
} from '@nereid/analysis';
import { electroweakInputs, InputError, parseModel, randallSundrum, tridentChannel } from '@nereid/physics';
import { randallSundrumPoint } from '@nereid/physics/models';
import type { ExplorerData } from '../../build/explorerData.ts';
import { alongFigure, profileFigure, type Tower, towerFigure } from './warpedFigures.ts';
import { parameterNamed } from './warpedParameters.ts';
import { isCustodial, valueIn, type WarpedState } from './warpedState.ts';

const inputs = electroweakInputs({});
const CHANNELS = ['numu:mumu', 'numu:ee', 'numu:tautau'].map((name) => tridentChannel(name));
const SHOWN_MODES = 6;
/** Values of the parameter along which the ratio is drawn. */
const ALONG_POINTS = 61;

/** The numbers of `nereid rs --json` at a point, and the towers to draw. */
export interface WarpedReading {
  readonly geometry: ReturnType<typeof warpedScales>;
  readonly spectrum: ReturnType<typeof warpedSpectrum>;
  readonly electroweak: ReturnType<typeof warpedElectroweak>;
  readonly verdicts: readonly ConstraintVerdict[];
  readonly towers: readonly Tower[];
  readonly milliseconds: number;
}

/** Randall–Sundrum lepton sectors on the kernels of the explorer, by the functions behind `nereid rs`. */
export class WarpedEngine {
  private readonly prepared: readonly TridentConstraint[];

  constructor(private readonly data: ExplorerData) {
    this.prepared = tridentConstraints(
      data.experiments.map(({ experiment }) => experiment),
      ({ id }, i) => fromStored(id, data.experiments[i].kernel),
      inputs,
    );
  }

  /** @throws InputError naming the value that is out of range */
  read(state: WarpedState): WarpedReading {
    const started = performance.now();
    const point = randallSundrumPoint(state.parameters);
    const { geometry } = point.sector;
    const kinetic = { kineticUv: valueIn(state, 'kineticUv'), kineticIr: valueIn(state, 'kineticIr') };
    const shared = { geometry, c: valueIn(state, 'cLeftMu'), modes: SHOWN_MODES };
    const spectrum = warpedSpectrum({ ...shared, boundary: '++', kinetic });
    const electroweak = warpedElectroweak(point, CHANNELS, inputs);
    const right = isCustodial(state)
      ? warpedSpectrum({ ...shared, boundary: '-+', kinetic: { ...kinetic, kineticUv: 0 } }).massesGeV
      : [];
    const towers: Tower[] = [
      { name: 'γ, W, Z', boundary: '++', massesGeV: spectrum.massesGeV },
      ...(right.length > 0 ? [{ name: 'W_R, Z_X', boundary: '−+', massesGeV: right }] : []),
      ...(electroweak.muTau ? [muTauTower(electroweak.muTau)] : []),
    ];
    const verdicts = this.verdicts(state);
    return {
      geometry: warpedScales(geometry),
      spectrum,
      electroweak,
      verdicts,
      towers,
      milliseconds: performance.now() - started,
    };
  }

  private chosen({ experiments }: WarpedState): TridentConstraint[] {
    return this.prepared.filter(({ experiment }) => experiments.includes(experiment.id));
  }

  private verdicts(state: WarpedState): ConstraintVerdict[] {
    const { parameters, confidenceLevel, sidedness, statistic } = state;
    const options = { confidenceLevel, sidedness, statistic, errorModel: 'bifurcated-gaussian' } as const;
    return evaluatePoint({ model: randallSundrum.name, parameters }, this.chosen(state), options);
  }

  /** Figures of a point: where zero modes and the first excitation sit, the towers, and σ/σ_SM along a parameter. */
  figures(state: WarpedState, reading: WarpedReading) {
    return {
      towers: towerFigure(reading.towers),
      profiles: profileFigure(randallSundrumPoint(state.parameters).sector),
      along: this.along(state),
    };
  }

  private along(state: WarpedState) {
    const parameter = parameterNamed(state.along);
    const x = alongValues(parameter.slider, parameter.scale);
    const experiments = this.chosen(state);
    const ratios = experiments.map(() => new Float64Array(x.length));
    x.forEach((value, i) => {
      const model = modelAt({ ...state.parameters, [state.along]: value });
      experiments.forEach(({ kernel }, k) => {
        ratios[k][i] = model === undefined ? Number.NaN : modelRatio(kernel, model, inputs);
      });
    });
    const curves = experiments.map(({ experiment, measurement }, k) => ({
      name: experiment.name,
      measurement,
      ratio: ratios[k],
    }));
    return alongFigure(parameter, x, curves, valueIn(state, state.along));
  }

  experimentName(id: string): string {
    return this.data.experiments.find(({ experiment }) => experiment.id === id)?.experiment.name ?? id;
  }
}

/** Undefined where the value excludes the others, such as a boson heavier than the infrared scale allows: a gap in the line. */
function modelAt(parameters: Readonly<Record<string, number>>) {
  try {
    return parseModel(randallSundrum.name, parameters);
  } catch (error) {
    if (error instanceof InputError) return undefined;
    throw error;
  }
}

function muTauTower({ massesGeV, massGeV }: NonNullable<ReturnType<typeof warpedElectroweak>['muTau']>): Tower {
  return { name: 'L_μ − L_τ', boundary: massGeV === undefined ? '+−' : '++', massesGeV, light: massGeV !== undefined };
}

function alongValues([low, high]: readonly [number, number], scale: 'log' | 'linear'): Float64Array {
  return Float64Array.from({ length: ALONG_POINTS }, (_, i) => {
    const share = i / (ALONG_POINTS - 1);
    return scale === 'log' ? low * (high / low) ** share : low + (high - low) * share;
  });
}
