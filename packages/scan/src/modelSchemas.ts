import { type ModelDefinition, type ModelParameter, modelDefinitions } from '@nereid/physics';
import * as z from 'zod';
import { rangeSchema } from './parseParameterRange.js';
import { scanSchema } from './scanConfig.js';

type Schema = Readonly<Record<string, unknown>>;

/**
 * JSON Schemas of points and of scan files for editors, by file name, of all definitions of models there are. What a schema cannot say
 * (values that exclude each other) is checked on reading.
 */
export function modelSchemas(): Readonly<Record<string, Schema>> {
  const { properties, ...scan } = z.toJSONSchema(scanSchema(), { io: 'input' });
  const { $schema, ...range } = z.toJSONSchema(rangeSchema, { io: 'input' });
  const point = {
    $schema,
    title: 'A parameter point',
    type: 'object',
    required: ['model'],
    additionalProperties: false,
  };
  const valueOrRange = (parameter: ModelParameter) => ({ anyOf: [numberOf(parameter), { $ref: '#/$defs/range' }] });
  return {
    'point.schema.json': { ...point, ...ofModels({}, numberOf) },
    'scan.schema.json': scanOf({ ...scan, title: 'A scan', $defs: { range } }, { ...properties }, valueOrRange),
  };
}

/** Points follow from ranges of all parameters, or stand in a file, beside which any parameters are single numbers. */
function scanOf(scan: Schema, properties: object, valueOrRange: (parameter: ModelParameter) => Schema): Schema {
  const { allOf, ...ranged } = ofModels(properties, valueOrRange);
  return {
    ...scan,
    ...ranged,
    if: { required: ['points'] },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: { properties: { parameters: { additionalProperties: { type: 'number' } } } },
    else: { required: ['parameters'], allOf },
  };
}

/** `model` and, by what it is, `parameters`, beside other properties. */
function ofModels(others: object, schemaOf: (parameter: ModelParameter) => Schema) {
  const definitions = modelDefinitions();
  const titles = definitions.map(({ name, title }) => `${name}: ${title}`).join('; ');
  return {
    properties: {
      ...others,
      model: { enum: definitions.map(({ name }) => name), description: titles },
      parameters: { type: 'object' },
    },
    allOf: definitions.map((definition) => ({
      if: { properties: { model: { const: definition.name } }, required: ['model'] },
      // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
      then: {
        properties: { parameters: parametersOf(definition, schemaOf) },
        ...(Object.keys(definition.example).length > 0 && { required: ['parameters'] }),
      },
    })),
  };
}

function parametersOf(definition: ModelDefinition, schemaOf: (parameter: ModelParameter) => Schema): Schema {
  const { description, parameters, pattern, needsOneOf, example } = definition;
  const names = pattern?.names ?? [];
  const required = parameters.filter((one) => one.required).map(({ name }) => name);
  const ofPattern = names.flatMap(({ regularExpression, example: name }) => {
    const parameter = pattern?.parameter(name);
    return parameter === undefined ? [] : [[regularExpression, schemaOf(parameter)] as const];
  });
  // some name is one of these: not all names are none of these
  const needed = [
    { enum: needsOneOf?.names },
    ...names.map(({ regularExpression }) => ({ pattern: regularExpression })),
  ];
  return {
    description,
    type: 'object',
    properties: Object.fromEntries(parameters.map((one) => [one.name, schemaOf(one)])),
    ...(ofPattern.length > 0 && { patternProperties: Object.fromEntries(ofPattern) }),
    ...(required.length > 0 && { required }),
    ...(needsOneOf && { not: { propertyNames: { not: { anyOf: needed } } } }),
    additionalProperties: false,
    examples: [example],
  };
}

/** A number within the bounds of a parameter; what it is unless given, where that is a number. */
const numberOf = ({ unit, description, minimum, maximum, choices, default: usual }: ModelParameter): Schema => ({
  type: 'number',
  description: unit === 'none' ? description : `${description} [${unit}]`,
  ...(minimum !== undefined && { minimum }),
  ...(maximum !== undefined && { maximum }),
  ...(choices !== undefined && { enum: choices }),
  ...(usual !== undefined && { default: usual }),
});
