// What `import … from 'nereid-hep'` has, in Node: the commands as functions, and what their questions and answers are made of.
// The calculation behind them, without Node, is `nereid-hep/physics`.

export {
  type CombinationOptions,
  type Constraint,
  type ConstraintVerdict,
  evaluatePoint,
  type LimitWithErrors,
  modelOfPoint,
  type ParameterPoint,
  parsePoint,
  type TridentRatio,
} from '@nereid/analysis';
export {
  type CrossSectionQuestion,
  crossSection,
  type LimitQuestion,
  limit,
  type NamedModel,
  type PreparationOptions,
  type PreparedConstraints,
  prepareConstraints,
  type RatioQuestion,
  ratio,
} from '@nereid/analysis/node';
export { type Catalogue, CatalogueError, type ExperimentCorrelation } from '@nereid/catalogue';
export { loadCatalogue } from '@nereid/catalogue/node';
export {
  type CrossSectionResult,
  type ElectroweakInputs,
  electroweakInputs,
  InputError,
  type ModelParameters,
  modelDefinition,
  modelNames,
  parseModel,
  registerModel,
  type TridentModel,
} from '@nereid/physics';
