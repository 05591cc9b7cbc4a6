import type { Column } from './textTable.js';

export const left = (heading: string): Column => ({ heading });
export const right = (heading: string): Column => ({ heading, align: 'right' });

export const cm2 = (sigma: number): string => sigma.toExponential(4);
export const ratioText = (ratio: number): string => ratio.toFixed(4);
export const percentText = (fraction: number): string => (100 * fraction).toPrecision(2);
