import { InputError, type VectorCharges } from '@nereid/physics';
import { chargeWords, type LimitDescription, limitSettings } from '../limitDescription.js';
import type { LimitRun } from '../limitRun.js';

/** DarkCast's names of the fermions that a model of it gives a coupling. */
const QUARKS = ['d', 'u', 's', 'c', 'b', 't'] as const;
const FLAVOURS = ['e', 'mu', 'tau'] as const;

/**
 * Limits as DarkCast takes them (arXiv:1801.04847): for each curve NAME.lmt, mass [GeV] and the coupling above which it is excluded, and
 * NAME.py, which says how to recast it; and the model they are of. A trident knows a vector boson through g² Q_ν Q_μ at its mass alone,
 * so that this product is the mechanism of production and recasting to other charges of the same sign is exact.
 * Masses at which nothing is excluded, and islands that are excluded below a limit, are left out.
 * @param charges of the family that was limited
 * @throws InputError for a boson with other couplings than these, or an experiment with other tridents
 */
export function darkCastFiles(run: LimitRun, description: LimitDescription, charges: object): Record<string, string> {
  const boson = vectorCharges(charges, description);
  requireMuonTridents(description);
  const model = `nereid_${description.model.replace(/\W/g, '_')}`;
  const files = run.curves.flatMap((curve) => {
    const rows = curve.points.flatMap(({ massGeV, couplingUpper }) =>
      couplingUpper === null ? [] : [{ massGeV, couplingUpper }],
    );
    if (rows.length === 0) return [];
    const name = `nereid_${curve.experiments.join('_').replace(/\W/g, '_')}`;
    return [
      [`${name}.lmt`, bounds(rows)],
      [`${name}.py`, definition(name, model, curve, description)],
    ] as const;
  });
  return { ...Object.fromEntries(files), [`${model}.py`]: modelFile(boson, description) };
}

const bounds = (rows: readonly { readonly massGeV: number; readonly couplingUpper: number }[]): string =>
  `# mass lower\n${rows.map(({ massGeV, couplingUpper }) => `${massGeV} ${couplingUpper}\n`).join('')}`;

/** A curve, with all that it was made with. */
function definition(
  name: string,
  model: string,
  { experiments, points }: LimitRun['curves'][number],
  description: LimitDescription,
): string {
  const islands = points.some(({ excluded }) => excluded.some(({ upper }) => Number.isFinite(upper)));
  const notes = [
    `Neutrino tridents of ${experiments.join(', ')}, recast by Nereid.`,
    ...limitSettings(description).map((setting) => `${setting.name}: ${setting.value}`),
    ...(islands ? ['Couplings below the limit that are excluded as well are left out.'] : []),
  ];
  return [
    'import darkcast',
    'notes = """',
    ...notes.map(quoted),
    '"""',
    `model = darkcast.Model("${model}")`,
    '# the rate knows g^2 and the product of the charges of the muon neutrino and the muon',
    'def trident(m, model): return model.xfs["numu"](m)*model.xfs["mu"](m)',
    'production = darkcast.Production(trident)',
    'decay = "none"',
    `bounds = darkcast.Dataset("${name}.lmt")`,
    'efficiency = darkcast.Efficiency(t0 = 0, t1 = float("inf"))',
    '',
  ].join('\n');
}

function modelFile({ neutrino, vector, quark: quarkCharge = 0 }: VectorCharges, description: LimitDescription): string {
  const charges = chargeWords(description);
  const lines = [
    ...FLAVOURS.map((flavour) => [flavour, vector[flavour]] as const),
    ...FLAVOURS.map((flavour) => [`nu${flavour}`, neutrino[flavour]] as const),
    ...QUARKS.map((quark) => [quark, quarkCharge] as const),
  ].map(([name, charge]) => `    "${name}": ${charge},`);
  const head = `# ${description.model}${charges && `, ${charges}`}: charges at tree level, by Nereid ${description.version}`;
  return [head, 'xfs = {', ...lines, '}', ''].join('\n');
}

/** Nothing in a text of ours ends the string of Python that it stands in. */
const quoted = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replaceAll('\\', '\\\\')
    .replace(/"(?="")|"$/g, "'");

function vectorCharges(charges: object, { model }: LimitDescription): VectorCharges {
  const given = charges as Partial<VectorCharges>;
  const { neutrino, vector, axial, mixing, loops, flavourChanging } = given;
  const remedy = 'Limit lmu-ltau, or a vector with charges nuMu and vectorMu.';
  if (!neutrino || !vector || !axial) {
    throw new InputError('model', model, 'no vector boson, which alone DarkCast knows', remedy);
  }
  if (FLAVOURS.some((flavour) => axial[flavour] !== 0)) {
    throw new InputError('model', model, 'with axial charges, which do not scale as one product', remedy);
  }
  if (mixing || loops || flavourChanging) {
    const problem = 'with mixing or charges between flavours, which do not scale as one product';
    throw new InputError('model', model, problem, remedy);
  }
  return { ...given, neutrino, vector, axial };
}

function requireMuonTridents({ experiments, others = [] }: LimitDescription): void {
  if (others.length > 0) {
    const problem = 'is no rate of tridents, which alone is known to scale with one product of charges';
    throw new InputError('constraint', others[0].id, problem, 'Leave it out, or write no files of DarkCast.');
  }
  const other = experiments.find(({ channels }) => channels.some(({ channel }) => !/^numu(bar)?:mumu$/.test(channel)));
  if (other === undefined) return;
  const problem = 'has tridents that do not scale with one product of charges';
  throw new InputError('experiment', other.id, problem, 'Write its limits in another form.');
}
