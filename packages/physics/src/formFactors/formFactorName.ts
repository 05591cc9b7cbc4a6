import { HBAR_C_GEV_FM } from '../constants.js';

/** Name with parameters as on the command line: `helm:c=3.6,r0=0.52,s=0.9`; an ħc other than the default is part of it. */
export function formFactorName(kind: string, parameters: Readonly<Record<string, number>>, hbarCGeVFm: number): string {
  const entries = Object.entries(parameters);
  if (hbarCGeVFm !== HBAR_C_GEV_FM) entries.push(['hbarc', hbarCGeVFm]);
  return `${kind}:${entries.map(([key, value]) => `${key}=${value}`).join(',')}`;
}
