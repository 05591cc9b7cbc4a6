import type { FigureSpec } from '@nereid/figures';
import type { SiteData } from './siteData.js';

/** The figure that the site opens with. */
export interface HomeFigure {
  /** What it shows, for readers who do not see it. */
  readonly description: string;
  /** How to read it. */
  readonly words: string;
  /** Query of the explorer's address that shows the same. */
  readonly explorerQuery: string;
  /** The command that makes it, without `npx`. */
  readonly command: string;
  /** Where the site says how it is computed. */
  readonly details: string;
  readonly spec: FigureSpec;
}

/** The headline of the site: limits of the first record that has some. @returns undefined where no record has one */
export function homeFigure({ records }: Pick<SiteData, 'records'>): HomeFigure | undefined {
  const headline = records.find(({ constraint }) => constraint !== undefined);
  if (headline?.constraint === undefined) return undefined;
  const { constraint, record } = headline;
  return {
    description:
      'Upper limits on the coupling g′ of a gauged L_μ − L_τ boson against its mass from 1 MeV to 100 GeV, from measured neutrino tridents.',
    words: 'Above a line a coupling is excluded, at 95 % CL. Open circles: CCFR as published by others.',
    explorerQuery: '',
    command: constraint.command,
    details: `/records/${record.id}/#constraint`,
    spec: constraint.figure('light'),
  };
}
