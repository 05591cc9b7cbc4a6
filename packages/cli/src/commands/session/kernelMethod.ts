import { type ChannelDensities, constraintKernel } from '@nereid/analysis/node';
import { SECTORS } from '@nereid/physics/couplings';
import * as z from 'zod';
import { lookupOf } from './context.js';
import { sessionMethod } from './method.js';
import { constraintName, flux, hadronic, regimes, tolerance } from './params.js';
import { numberColumn } from './results.js';

const density = z.array(z.number());
const turned = z.object({
  transferGeV2: density.describe('nodes of their own'),
  ...{ ss: density, pp: density, tt: density, st: density, pt: density, dd: density, td: density },
});

const channelResult = z.object({
  channel: z.string(),
  antineutrino: z.boolean(),
  standardModel: z.object({ vector: z.number(), axial: z.number() }),
  transferGeV2: density,
  vv: density,
  aa: density,
  va: numberColumn,
  turned: turned.optional(),
});

/** `kernel`: all that σ/σ_SM follows from, for couplings of the client's own. */
export const kernelMethod = sessionMethod({
  name: 'kernel',
  about:
    'The spectral densities of an experiment [cm², weights of the quadrature included]: R = Σ (V² vv + A² aa + V A va) over channels and nodes, over the same with the couplings of the Standard Model.',
  params: {
    constraint: constraintName,
    sectors: z.array(z.enum(SECTORS)).optional(),
    tolerance,
    flux,
    regimes,
    hadronic,
  },
  result: z.object({
    constraint: z.string(),
    title: z.string(),
    measured: z.object({ value: z.number(), errorPlus: z.number(), errorMinus: z.number() }),
    relativeError: z.number(),
    converged: z.boolean(),
    hash: z.string(),
    inputs: z
      .object({ fermiConstant: z.number(), sin2ThetaW: z.number() })
      .describe('G_F [GeV⁻²] and sin²θ_W, for couplings of the client'),
    kernels: z.array(channelResult),
  }),
  run: async (question, call) => {
    const { channels, measured, inputs, ...found } = await constraintKernel({ ...question, ...(await lookupOf(call)) });
    const { value, errorPlus, errorMinus } = measured;
    const { fermiConstant, sin2ThetaW } = inputs;
    const constants = { fermiConstant, sin2ThetaW };
    return {
      ...found,
      inputs: constants,
      measured: { value, errorPlus, errorMinus },
      kernels: channels.map(channelOf),
    };
  },
});

function channelOf({ channel, standardModel, chiral, turned: other }: ChannelDensities) {
  const { name, antineutrino } = channel;
  const { transfer, ...densities } = chiral;
  const flipped = other && { transferGeV2: other.transfer, ...withoutTransfer(other) };
  return { channel: name, antineutrino, standardModel, transferGeV2: transfer, ...densities, turned: flipped };
}

const withoutTransfer = ({ transfer, ...densities }: NonNullable<ChannelDensities['turned']>) => densities;
