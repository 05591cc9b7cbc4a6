import {
  type CrossSectionRequest,
  equivalentPhotonCrossSection,
  type Interaction,
  inclusiveCrossSection,
  standardModel,
  tridentChannel,
} from '@nereid/physics';
import { couplingsOf } from '@nereid/physics/couplings';
import { realPhotonCrossSection } from '@nereid/physics/crossSections';
import { hadronicTermsOf } from '../compareCrossSections.js';
import { numberIn, requiredNumber } from '../csv.js';
import { sourceSettings } from '../sources.js';
import { type TargetContext, type TargetItem, type TargetResult, targetItem } from './target.js';

/** The table of σ(νγ) is good to 0.1–0.3 %. */
const PHOTON_ALLOWANCE = 0.004;
/** Ratios are read off a figure to two decimals, 1–2.5 %. */
const RATIO_ALLOWANCE = 0.03;

/** Target 10: the cross section on a real photon, and the equivalent-photon approximation against the full calculation. */
export function equivalentPhotonTarget(context: TargetContext): TargetResult {
  return {
    target: '10',
    title: 'ν_μ γ → ν_μ μ⁺μ⁻ on a real photon; equivalent photons against the full calculation on ⁴⁰Ar, no cut on Q²',
    source: 'independent calculation (photon); arXiv:1807.10973, figure of the ratios',
    items: [...photonItems(context), ...ratioItems(context)],
    notEvaluated: [],
  };
}

function photonItems({ reference }: TargetContext): TargetItem[] {
  const channel = tridentChannel('numu:mumu');
  // the constants of the table, up to s²: 0.23119
  const inputs = { ...ballettSettings().inputs, sin2ThetaW: 0.23119 };
  const parts: readonly (readonly [string, Interaction])[] = [
    ['sm', standardModel],
    ['V2', { couplings: () => [couplingsOf('mu', { vector: 1 })] }],
    ['A2', { couplings: () => [couplingsOf('mu', { axial: 1 })] }],
  ];
  return (reference.rows('photon-cross-sections.csv') ?? []).flatMap((row) =>
    parts.flatMap(([column, model]) => {
      const theirs = numberIn(row, column);
      if (theirs === undefined) return [];
      const s = requiredNumber(row, 's');
      const { value } = realPhotonCrossSection({ channel, model, inputs }, s, 1e-4);
      return [targetItem(`σ(νγ) [cm²] ${column}, s = ${s} GeV²`, theirs, value, PHOTON_ALLOWANCE)];
    }),
  );
}

function ratioItems({ reference, nuclides }: TargetContext): TargetItem[] {
  const settings = ballettSettings();
  const { inputs } = settings;
  const choice = { regime: 'coherent', target: 'Ar40', pauliBlocking: true, formFactor: '' } as const;
  const terms = hadronicTermsOf(choice, settings, nuclides);
  return (reference.rows('equivalent-photon-ratios.csv') ?? []).flatMap((row) => {
    const energyGeV = requiredNumber(row, 'energyGeV');
    return Object.keys(row)
      .filter((column) => column !== 'energyGeV')
      .map((name) => {
        const channel = tridentChannel(name);
        const request: CrossSectionRequest = {
          channel,
          terms,
          energyGeV,
          model: standardModel,
          inputs,
          tolerance: 1e-3,
        };
        const ratio = equivalentPhotonCrossSection(request).sigmaCm2 / inclusiveCrossSection(request).sigmaCm2;
        const quantity = `equivalent photons/full, ${name}, ${energyGeV} GeV`;
        return targetItem(quantity, requiredNumber(row, name), ratio, RATIO_ALLOWANCE);
      });
  });
}

function ballettSettings() {
  const settings = sourceSettings.get('Ballett2018-table');
  if (settings === undefined) throw new Error('The settings of arXiv:1807.10973 are missing.');
  return settings;
}
