import { type FluxTable, fluxBins, NEUTRINO_SPECIES, type NeutrinoSpecies } from '@nereid/catalogue';
import type { ColourKey, DashStyle, FigureSpec, Series } from '@nereid/figures';
import { InputError } from '@nereid/physics';
import { stepLine } from './histogramSteps.js';

/** How each species is drawn: told apart by dashes as well as by colour. */
const STYLES: Readonly<Record<NeutrinoSpecies, { tex: string; colour: ColourKey; dash: DashStyle }>> = {
  numu: { tex: '\\nu_\\mu', colour: 'blue', dash: 'solid' },
  numubar: { tex: '\\bar\\nu_\\mu', colour: 'vermillion', dash: 'dashed' },
  nue: { tex: '\\nu_e', colour: 'bluishGreen', dash: 'longDash' },
  nuebar: { tex: '\\bar\\nu_e', colour: 'reddishPurple', dash: 'dotted' },
  nutau: { tex: '\\nu_\\tau', colour: 'orange', dash: 'dashDot' },
  nutaubar: { tex: '\\bar\\nu_\\tau', colour: 'skyBlue', dash: 'dashDot' },
};

/** Lowest decades below the largest value that are not drawn: the tail of a beam, not its shape. */
const DECADES = 6;

/**
 * A flux table as steps over energy, both axes logarithmic, one line for each species in it. A lowest bin that begins at 0 is drawn
 * from half its upper edge.
 * @throws InputError for a table without a positive flux
 */
export function fluxFigure(table: FluxTable, options: { caption: string; theme?: 'light' | 'dark' }): FigureSpec {
  const drawn = NEUTRINO_SPECIES.flatMap((species) => {
    const bins = fluxBins(table, species).filter(({ density }) => density > 0);
    return bins.length === 0 ? [] : [{ species, bins }];
  });
  const all = drawn.flatMap(({ bins }) => bins);
  if (all.length === 0) throw new InputError('flux table', table.id, 'has no flux', 'Give one with a positive number.');
  const start = ({ lowGeV, highGeV }: (typeof all)[number]) => (lowGeV > 0 ? lowGeV : highGeV / 2);
  const largest = Math.max(...all.map(({ density }) => density));
  const smallest = Math.max(Math.min(...all.map(({ density }) => density)), largest / 10 ** DECADES);
  const series = drawn.map(({ species, bins }): Series => {
    const { tex, colour, dash } = STYLES[species];
    const steps = stepLine(bins.map((bin) => ({ low: start(bin), high: bin.highGeV, value: bin.density })));
    return { kind: 'line', polylines: [steps], colour, dash, label: { tex } };
  });
  return {
    description: `Neutrino flux of ${table.name} against energy.`,
    x: {
      label: { tex: 'E_\\nu\\;[\\mathrm{GeV}]' },
      scale: 'log',
      domain: [Math.min(...all.map(start)), Math.max(...all.map(({ highGeV }) => highGeV))],
    },
    y: {
      label: { tex: `\\phi\\;[${unitTex(table.unit)}]` },
      scale: 'log',
      domain: [10 ** Math.floor(Math.log10(smallest)), 10 ** Math.ceil(Math.log10(largest) + 0.1)],
    },
    series,
    legend: 'auto',
    caption: options.caption,
    ...(options.theme && { theme: options.theme }),
  };
}

/** `1/GeV/cm2/POT` as GeV⁻¹ m⁻² POT⁻¹: `fluxBins` are per m² whatever the table is. */
function unitTex(unit: string): string {
  const parts = unit.replace('cm2', 'm2').split('/').slice(1);
  const tex = parts.map((part) => {
    const [, factor = '', name, power = '1'] = /^(1e20)?(GeV|m|POT|year)(\d)?$/.exec(part) ?? [];
    return `${factor === '' ? '' : '(10^{20}\\,'}\\mathrm{${name}}${factor === '' ? '' : ')'}^{-${power}}`;
  });
  return tex.join('\\,');
}
