import { type ModelDefinition, type ModelParameter, modelDefinitions } from '@nereid/physics';
import * as z from 'zod';
import { sessionMethod } from './method.js';
import { numberOrNull } from './results.js';

const parameterResult = z.object({
  name: z.string(),
  unit: z.string().describe('GeV, μ_B, 10⁻³² cm² or none'),
  minimum: numberOrNull,
  maximum: numberOrNull,
  default: numberOrNull,
  required: z.boolean(),
  about: z.string(),
  symbol: z.string().describe('LaTeX, without dollars'),
});

const modelResult = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  parameters: z.array(parameterResult),
  pattern: z.object({ form: z.string(), about: z.string() }).nullable().describe('further parameters by their names'),
  sectors: z.array(z.string()),
  papers: z.array(z.string()),
  example: z.record(z.string(), z.number()),
  limitable: z.boolean(),
  massParameter: z.string().nullable().describe('what limits are a function of'),
  couplingParameter: z.string().nullable().describe('what they limit'),
});

/** `models`: what can be asked about, from the definitions. */
export const modelsMethod = sessionMethod({
  name: 'models',
  about: 'The models there are, with their parameters, units and ranges.',
  params: {},
  result: z.object({ models: z.array(modelResult) }),
  run: () => ({ models: modelDefinitions().map(described) }),
});

const described = (definition: ModelDefinition): z.output<typeof modelResult> => {
  const { name, title, description, parameters, pattern, sectors, papers, example, family } = definition;
  return {
    ...{ name, title, description },
    parameters: parameters.map(describedParameter),
    pattern: pattern === undefined ? null : { form: pattern.form, about: pattern.description },
    ...{ sectors: [...sectors], papers: [...papers], example },
    limitable: family !== undefined,
    massParameter: family?.mass ?? null,
    couplingParameter: family?.coupling ?? null,
  };
};

const describedParameter = (parameter: ModelParameter): z.output<typeof parameterResult> => {
  const {
    name,
    unit,
    minimum = null,
    maximum = null,
    default: usual = null,
    required,
    description,
    symbol,
  } = parameter;
  return { name, unit, minimum, maximum, default: usual, required, about: description, symbol };
};
