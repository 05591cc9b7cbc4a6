const HEAD = `# Models and their parameters

Every model that \`--model\`, points and scan files know, with what \`--set\` takes: made of the definitions in \`packages/physics/src/models\` by
\`npm run generate\`. The physics behind them is on [models](physics/models.md); how to add one on
[how to extend Nereid](extending.md#a-model). JSON Schemas for editors are \`data/schema/point.schema.json\` and
\`data/schema/scan.schema.json\`.
`;

const UNITS = { none: '', μ_B: 'μ_B', '10⁻³² cm²': '10⁻³² cm²', GeV: 'GeV' };
/** A list longer than the first is shown by the second. */
const [LONGEST, SHOWN] = [40, 6];

const numbers = (value) => (Math.abs(value) >= 1e6 ? value.toExponential() : String(value)).replace('e+', 'e');

function rangeOf({ minimum, maximum, choices }) {
  if (choices) return choices.join(' or ');
  if (minimum === undefined && maximum === undefined) return 'any';
  if (maximum === undefined) return `≥ ${numbers(minimum)}`;
  return minimum === undefined ? `≤ ${numbers(maximum)}` : `${numbers(minimum)} … ${numbers(maximum)}`;
}

/** A default that is a number, or what the description says of it. */
function defaultOf({ required, default: usual, description }) {
  if (required) return 'required';
  if (usual !== undefined) return numbers(usual);
  return description.endsWith('; 0 unless given') ? '0' : '';
}

const row = (cells) => `| ${cells.join(' | ')} |`;

/** One row a parameter. */
function tableOf(parameters) {
  if (parameters.length === 0) return ['No parameters.'];
  const shown = parameters.length > LONGEST ? parameters.slice(0, SHOWN) : parameters;
  const lines = shown.map((one) =>
    row([`\`${one.name}\``, `$${one.symbol}$`, UNITS[one.unit], rangeOf(one), defaultOf(one), one.description]),
  );
  const rest = parameters.length - shown.length;
  const more = rest > 0 ? ['', `And ${rest} more, the last of which is \`${parameters.at(-1).name}\`.`] : [];
  return [
    row(['parameter', 'symbol', 'unit', 'range', 'default', 'meaning']),
    '|---|---|---|---|---|---|',
    ...lines,
    ...more,
  ];
}

const setFlags = (parameters) => Object.entries(parameters).map(([name, value]) => ` --set ${name}=${value}`);

function sectionOf(
  { name, title, description, formula, parameters, pattern, needsOneOf, papers, example, family },
  references,
) {
  const cited = papers.map((key) => {
    const { title: words, arxiv, doi } = references.get(key);
    const address = arxiv ? `https://arxiv.org/abs/${arxiv}` : doi && `https://doi.org/${doi}`;
    return address ? `[${words}](${address})` : words;
  });
  return [
    `## ${name}`,
    '',
    `${title}. ${description}`,
    ...(formula ? ['', `Computed ${formula}.`] : []),
    '',
    ...tableOf(parameters),
    '',
    ...(pattern ? [`Also: ${pattern.description} (\`${pattern.form}\`).`, ''] : []),
    ...(needsOneOf ? [`Some ${needsOneOf.what} have to be given.`, ''] : []),
    ...(family ? [`\`nereid limit\` limits \`${family.coupling}\` at each \`${family.mass}\`.`, ''] : []),
    `Example: \`--model ${name}${setFlags(example).join('')}\`.`,
    ...(cited.length > 0 ? ['', `Papers: ${cited.join('; ')}.`] : []),
    '',
  ];
}

/** The page of models: the text of docs/models.md. @param references by key */
export function modelsPage(definitions, references) {
  const list = definitions.map(({ name, title }) => `* [${name}](#${name}): ${title}`);
  return [HEAD, ...list, '', ...definitions.flatMap((one) => sectionOf(one, references))].join('\n');
}
