import { scaleLinear } from 'd3-scale';
import type { Axis } from './figureSpec.js';
import { labelTex } from './label.js';

export interface Tick {
  readonly value: number;
  readonly major: boolean;
  /** TeX source of the label, or null for a tick without one. */
  readonly label: string | null;
}

const MOST_LABELLED_DECADES = 12;
const MOST_DECADES_WITH_MINOR_TICKS = 24;

export function axisTicks(axis: Axis): Tick[] {
  if (axis.names) return axis.names.map(({ value, label }) => ({ value, major: false, label: labelTex(label) }));
  return axis.scale === 'log' ? logTicks(axis.domain) : linearTicks(axis.domain);
}

function logTicks([minimum, maximum]: Axis['domain']): Tick[] {
  const slack = 1e-9;
  const first = Math.ceil(Math.log10(minimum) - slack);
  const last = Math.floor(Math.log10(maximum) + slack);
  if (last < first) return linearTicks([minimum, maximum]);
  const stride = Math.ceil((last - first + 1) / MOST_LABELLED_DECADES);
  const minor = last - first <= MOST_DECADES_WITH_MINOR_TICKS;
  const ticks: Tick[] = [];
  for (let n = first - 1; n <= last; n++) {
    const decade = Number(`1e${n}`);
    if (n >= first) ticks.push({ value: decade, major: true, label: n % stride === 0 ? `10^{${n}}` : null });
    for (let digit = 2; minor && digit <= 9; digit++) {
      const value = digit * decade;
      if (value < minimum || value > maximum) continue;
      // A single decade alone would leave the scale unreadable.
      const labelled = first === last && (digit === 2 || digit === 5);
      ticks.push({ value, major: false, label: labelled ? `${digit}\\times 10^{${n}}` : null });
    }
  }
  return ticks;
}

function linearTicks(domain: Axis['domain']): Tick[] {
  const scale = scaleLinear().domain(domain);
  const majors = scale.ticks(6);
  const step = majors.length > 1 ? majors[1] - majors[0] : domain[1] - domain[0];
  const leading = Math.round(step / 10 ** Math.floor(Math.log10(step) + 1e-9));
  const minorsPerStep = leading === 2 ? 4 : 5;
  const ticks: Tick[] = majors.map((value) => ({ value, major: true, label: linearLabel(value, step, domain) }));
  const start = Math.ceil((domain[0] / step) * minorsPerStep - 1e-9);
  const end = Math.floor((domain[1] / step) * minorsPerStep + 1e-9);
  for (let i = start; i <= end; i++) {
    if (i % minorsPerStep !== 0) ticks.push({ value: (i * step) / minorsPerStep, major: false, label: null });
  }
  return ticks;
}

function linearLabel(value: number, step: number, domain: Axis['domain']): string {
  const largest = Math.max(Math.abs(domain[0]), Math.abs(domain[1]));
  const stepExponent = Math.floor(Math.log10(step) + 1e-9);
  if (value === 0) return '0';
  if (largest < 1e5 && largest >= 1e-3) return value.toFixed(Math.max(0, -stepExponent));
  const exponent = Math.floor(Math.log10(largest) + 1e-9);
  return `${(value / 10 ** exponent).toFixed(Math.max(0, exponent - stepExponent))}\\times 10^{${exponent}}`;
}
