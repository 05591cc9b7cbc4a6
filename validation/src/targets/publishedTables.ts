import type { Comparison } from '../compareCrossSections.js';
import type { TargetContext, TargetItem, TargetResult } from './target.js';

interface TableTarget {
  readonly target: string;
  readonly title: string;
  readonly source: string;
  matches(row: Comparison): boolean;
}

const isNucleon = (row: Comparison): boolean => row.regime === 'proton' || row.regime === 'neutron';

const tableTargets: readonly TableTarget[] = [
  {
    target: '1',
    title: 'Coherent on ⁴⁰Ar, six channels',
    source: 'arXiv:1807.10973, figure (0.3 % in reading where the curve is smooth, 3 % at most)',
    matches: (row) => row.source === 'Ballett2018-table' && row.target === 'Ar40',
  },
  {
    target: '3',
    title: 'Pauli-blocked nucleons, three channels',
    source: 'arXiv:1807.10973, figure',
    matches: (row) => row.source === 'Ballett2018-table' && isNucleon(row),
  },
  {
    target: '4',
    title: 'Coherent on ⁴⁰Ar, ν_μ → ν_μ μ⁺μ⁻',
    source: 'generator of arXiv:1902.06765, table',
    matches: (row) => row.source === 'TEG-v1-table' && row.target === 'Ar40' && row.channel === 'numu:mumu',
  },
  {
    target: '5',
    title: 'Pauli-blocked nucleons with measured form factors',
    source: 'generator of arXiv:1902.06765, table',
    matches: (row) => row.source === 'TEG-v1-table' && isNucleon(row),
  },
  {
    target: '6',
    title: 'Coherent on Fe up to the energies of the CCFR beam',
    source: 'generator of arXiv:1902.06765, table',
    matches: (row) => row.source === 'TEG-v1-table' && row.target === 'Fe56',
  },
];

/** Targets 1, 3, 4, 5, 6: cross sections of published figures and tables. */
export function publishedTableTargets({ comparisons }: TargetContext): TargetResult[] {
  return tableTargets.map(({ target, title, source, matches }) => {
    const items = comparisons.filter(matches).map(itemOf);
    const notEvaluated = items.length > 0 ? [] : ['its rows are not in the reference folder'];
    return { target, title, source, items, notEvaluated };
  });
}

function itemOf(row: Comparison): TargetItem {
  const { theirs, ours, ratio, allowed, verdict, why } = row;
  const on = row.regime === 'coherent' ? row.target : row.regime;
  return { quantity: `σ [cm²] ${row.channel} ${on} ${row.energyGeV} GeV`, theirs, ours, ratio, allowed, verdict, why };
}
