// What `import … from 'nereid-hep'` has, in Node: the commands as functions, and what their questions and answers are made of.
// The calculation behind them, without Node, is `nereid-hep/physics`.

export {
  type Bound,
  type CombinationOptions,
  type Constraint,
  type ConstraintVerdict,
  evaluatePoint,
  type Landscape,
  type LimitWithErrors,
  modelOfPoint,
  type ParameterPoint,
  parsePoint,
  type TridentRatio,
} from '@nereid/analysis';
export {
  type CiteQuestion,
  type CrossSectionQuestion,
  cite,
  crossSection,
  type EvaluatedPoints,
  type EvaluateQuestion,
  evaluate,
  type LandscapeQuestion,
  type LimitQuestion,
  type LimitsQuestion,
  landscape,
  limit,
  limits,
  type NamedModel,
  type PreparationOptions,
  type PreparedConstraints,
  prepareConstraints,
  type RateQuestion,
  type RatioColumns,
  type RatioQuestion,
  type RatiosQuestion,
  rate,
  ratio,
  ratios,
  type SpectrumQuestion,
  spectrum,
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
