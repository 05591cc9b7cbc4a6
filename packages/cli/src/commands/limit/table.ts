import type { LimitRun, LimitWithErrors } from '@nereid/analysis';
import { type CouplingLimitOptions, limitableModel } from '@nereid/physics';
import { exponentialWithError, table, valueWithError } from '../../output/text.js';
import { contactLimit } from './result.js';

/** The table of limits, and what it leaves out. */
export function printLimits(
  run: LimitRun,
  model: string,
  { confidenceLevel, sidedness, statistic }: CouplingLimitOptions,
  cuts: string,
): void {
  const { couplingLetter: coupling, letter: boson } = limitableModel(model).family.boson;
  console.log(`Upper limits on ${coupling} at ${confidenceLevel} CL, ${sidedness}, ${statistic}${cuts}`);
  const rows = run.curves[0].points.map(({ massGeV }, i) => [
    String(Number(massGeV.toPrecision(5))),
    ...run.curves.map(({ points }) => limitText(points[i])),
  ]);
  const contact = [`M/${coupling} > [GeV]`, ...run.curves.map((curve) => contactText(curve.contact))];
  const head = [`M_${boson} [GeV]`, ...run.curves.map(({ name }) => name)];
  console.log(table([head, ...rows, contact], 'right'));
  for (const { name, points } of run.curves) {
    const holes = points.filter(({ allowed }) => allowed.length > 1);
    if (holes.length > 0) {
      const masses = holes.length === 1 ? '1 mass' : `${holes.length} masses`;
      console.log(`${name}: the allowed couplings are several intervals at ${masses}; see --json.`);
    }
    if (points.every(({ excluded }) => excluded.length === 0)) {
      console.log(`${name}: nothing is excluded; do the charges couple to its channels?`);
    }
  }
}

/** A limit in the table: five digits, or as many as its statistical error after cuts allows. */
function limitText(point: LimitWithErrors): string {
  const { couplingUpper, couplingUpperStatisticalError, couplingUpperToyError: toyError } = point;
  if (couplingUpper === null) return '–';
  if (couplingUpperStatisticalError === null) return `${couplingUpper.toExponential(4)} (error not known)`;
  return exponentialWithError(couplingUpper, Math.hypot(couplingUpperStatisticalError ?? 0, toyError ?? 0));
}

/** The contact limit in the table. */
function contactText(contact: LimitWithErrors): string {
  const { massOverCouplingGeV: limit, statisticalErrorGeV, toyErrorGeV } = contactLimit(contact);
  if (limit === null) return '–';
  if (statisticalErrorGeV === null) return `${limit.toFixed(1)} (error not known)`;
  const error = Math.hypot(statisticalErrorGeV ?? 0, toyErrorGeV ?? 0);
  return statisticalErrorGeV === undefined && error === 0 ? limit.toFixed(1) : valueWithError(limit, error);
}
