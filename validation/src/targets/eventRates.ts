import { type Catalogue, fluxBins, type NeutrinoSpecies } from '@nereid/catalogue';
import { type HadronicTerm, hadronicTerms, kernelCrossSection, standardModel, tridentChannel } from '@nereid/physics';
import { AVOGADRO_PER_MOL } from '@nereid/physics/constants';
import { convergedKernelSum } from '@nereid/physics/crossSections';
import { type HistogramSpectrum, histogramSpectrum } from '@nereid/physics/fluxes';
import { CM2_PER_M2 } from '@nereid/physics/rates';
import { hadronicTermsOf, type Nuclides } from '../compareCrossSections.js';
import { type CsvRow, numberIn, requiredNumber } from '../csv.js';
import type { SourceSettings } from '../sourceSettings.js';
import { sourceSettings } from '../sources.js';
import { type TargetContext, type TargetItem, type TargetResult, targetItem } from './target.js';

/** Accuracy of the flux averages: well below the reading errors of the fluxes. */
const TOLERANCE = 2e-3;

/** A flux as a spectrum, and ∫φdE per cm² and proton on target. */
interface BeamFlux {
  readonly spectrum: HistogramSpectrum;
  readonly perCm2AndProton: number;
}

const titles: Readonly<Record<string, readonly [title: string, source: string]>> = {
  '7': ['DUNE near detector, 120 GeV beam: averages and rates per tonne and year', 'arXiv:1902.06765'],
  '8': ['Event rates of near detectors with the fluxes of the same paper', 'arXiv:1807.10973, tables of event rates'],
  '12': [
    'Event rates of forward LHC neutrinos, SHiP and νSTORM',
    'arXiv:2406.20067, cross sections and code; arXiv:1807.10973, table',
  ],
};

/** Targets 7 and 8: averages over the fluxes of data/fluxes. */
export function eventRateTargets(context: TargetContext): TargetResult[] {
  const rows = context.reference.rows('event-rates.csv') ?? [];
  const { catalogue } = context;
  return [...new Set(rows.map(({ target }) => target))].map((target) => {
    const [title, source] = titles[target] ?? [`Rates of target ${target}`, 'event-rates.csv'];
    const items: TargetItem[] = [];
    const notEvaluated = new Set<string>();
    for (const row of rows.filter((candidate) => candidate.target === target)) {
      const flux = beamFlux(catalogue, row);
      if (flux === undefined) notEvaluated.add(`${row.experiment}: no flux "${row.flux}" in data/fluxes`);
      else items.push(rateItem(row, flux, context.nuclides));
    }
    return { target, title, source, items, notEvaluated: [...notEvaluated], showAll: true };
  });
}

/** The flux of a row's species, scaled to its distance; undefined where there is no such table. @throws Error without species */
function beamFlux({ fluxes }: Catalogue, row: CsvRow): BeamFlux | undefined {
  const table = fluxes.get(row.flux);
  if (table === undefined) return undefined;
  const bins = fluxBins(table, row.species as NeutrinoSpecies);
  if (bins.length === 0) throw new Error(`event-rates.csv: ${row.flux} has no flux of ${row.species}.`);
  const spectrum = histogramSpectrum(`${row.flux} ${row.species}`, bins);
  const distance = numberIn(row, 'distanceM');
  const scale = distance === undefined ? 1 : ((table.distanceM ?? distance) / distance) ** 2;
  return { spectrum, perCm2AndProton: (spectrum.integral * scale) / CM2_PER_M2 };
}

function rateItem(row: CsvRow, flux: BeamFlux, nuclides: Nuclides): TargetItem {
  const settings = sourceSettings.get(row.settings);
  if (settings === undefined) throw new Error(`event-rates.csv: settings "${row.settings}" are unknown.`);
  let ours = 0;
  for (const component of row.material.split(';')) {
    const [isotope, fraction] = component.split(':');
    const sigma = averagedCrossSection(row, isotope, settings, flux, nuclides);
    ours += row.quantity === 'sigmaCm2' ? sigma : sigma * eventsPerCm2(row, isotope, Number(fraction), flux);
  }
  const unit = row.quantity === 'sigmaCm2' ? '⟨σ⟩ [cm²]' : 'events';
  const quantity = `${unit} ${row.experiment} ${row.species} ${row.channel} ${row.regime}`;
  return targetItem(quantity, requiredNumber(row, 'value'), ours, requiredNumber(row, 'allowed'), row.remark);
}

/** Nuclei of the isotope times neutrinos per cm²: the number of events for σ = 1 cm². */
function eventsPerCm2(row: CsvRow, isotope: string, massFraction: number, flux: BeamFlux): number {
  const massNumber = Number(/\d+$/.exec(isotope)?.[0]);
  const nuclei = (requiredNumber(row, 'tonnes') * 1e6 * massFraction * AVOGADRO_PER_MOL) / massNumber;
  return nuclei * requiredNumber(row, 'protonsOnTarget') * flux.perCm2AndProton;
}

function averagedCrossSection(
  row: CsvRow,
  isotope: string,
  settings: SourceSettings,
  flux: BeamFlux,
  nuclides: Nuclides,
): number {
  const channel = tridentChannel(row.channel);
  const { inputs } = settings;
  const parts = termsOf(row.regime, isotope, settings, nuclides).map(({ target, multiplicity }) => ({
    process: {
      massMinus: inputs.leptonMass[channel.leptonMinus],
      massPlus: inputs.leptonMass[channel.leptonPlus],
      antineutrino: channel.antineutrino,
      target,
      spectrum: flux.spectrum,
      inputs,
    },
    weight: multiplicity,
  }));
  const accuracy = { tolerance: TOLERANCE, lightestMediatorGeV: Number.POSITIVE_INFINITY };
  return kernelCrossSection(convergedKernelSum(parts, accuracy).kernel, standardModel.couplings(channel, inputs));
}

/** `incoherent` is Z protons and N neutrons, `proton` and `neutron` one of them. */
function termsOf(regime: string, isotope: string, settings: SourceSettings, nuclides: Nuclides): HadronicTerm[] {
  if (isotope === 'H1') return freeProton(regime, settings);
  const choice = { target: isotope, pauliBlocking: true, formFactor: '' };
  if (regime === 'coherent' || regime === 'proton' || regime === 'neutron') {
    return hadronicTermsOf({ ...choice, regime }, settings, nuclides);
  }
  if (regime !== 'incoherent') throw new Error(`event-rates.csv: regime "${regime}"?`);
  return hadronicTermsOf({ ...choice, regime: 'unbroken' }, settings, nuclides).slice(1);
}

/** Hydrogen in a compound: a free proton, and nothing coherent. */
function freeProton(regime: string, { inputs, nucleonFormFactors: name }: SourceSettings): HadronicTerm[] {
  if (regime !== 'incoherent' && regime !== 'proton') return [];
  return hadronicTerms({ kind: 'free', nucleon: 'proton' }, 'proton', inputs, { nucleonFormFactors: name });
}
