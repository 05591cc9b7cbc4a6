import type { Catalogue, Selection } from '@nereid/catalogue';
import { type LeptonFlavour, leptonFlavours, tridentChannel } from '@nereid/physics';
import type { Efficiency } from '../kernels/acceptance.js';
import type { ChannelRate, ExposureRates } from './exposureRates.js';

/** What a selection keeps of a final state, all neutrinos of the beam together in proportion to their events. */
export interface FinalStateEfficiency {
  readonly finalState: readonly [LeptonFlavour, LeptonFlavour];
  readonly coherent?: Efficiency;
  /** Protons and neutrons together. */
  readonly incoherent?: Efficiency;
  /** Nucleons that break. */
  readonly inelastic?: Efficiency;
  /** As the source of the selection gives them, where it does. */
  readonly published: { readonly coherent?: string; readonly incoherent?: string };
}

const INCOHERENT: readonly string[] = ['proton', 'neutron'];

/** Efficiencies per pair of flavours; none for rates without a selection. */
export function finalStateEfficiencies(
  rates: readonly ChannelRate[],
  published?: Selection['publishedEfficiencies'],
): FinalStateEfficiency[] {
  const groups = new Map<string, ChannelRate[]>();
  for (const rate of rates) {
    if (rate.efficiency === undefined) continue;
    const key = flavoursOf(rate.channel).join(' ');
    groups.set(key, [...(groups.get(key) ?? []), rate]);
  }
  return Array.from(groups.values(), (group) => {
    const finalState = flavoursOf(group[0].channel);
    const coherent = combined(group.filter(({ regime }) => regime === 'coherent'));
    const incoherent = combined(group.filter(({ regime }) => INCOHERENT.includes(regime)));
    const inelastic = combined(group.filter(({ regime }) => regime === 'inelastic'));
    const said = published?.values.filter(
      ({ finalState: pair }) => [...pair].sort().join() === [...finalState].sort().join(),
    );
    return {
      finalState,
      ...(coherent && { coherent }),
      ...(incoherent && { incoherent }),
      ...(inelastic && { inelastic }),
      published: Object.fromEntries((said ?? []).map(({ regime, value }) => [regime, value])),
    };
  });
}

/** What a selection keeps of each pair of flavours, beside published numbers where the selection has them for this flux. */
export function selectionEfficiencies(
  { rates, fluxTable }: ExposureRates,
  selection: string | undefined,
  { selections }: Pick<Catalogue, 'selections'>,
): FinalStateEfficiency[] {
  const published = selections.get(selection ?? '')?.publishedEfficiencies;
  return finalStateEfficiencies(rates, published?.flux === fluxTable ? published : undefined);
}

/** The two flavours in the order e, mu, tau. */
function flavoursOf(channel: string): [LeptonFlavour, LeptonFlavour] {
  const { leptonMinus, leptonPlus } = tridentChannel(channel);
  return leptonFlavours.indexOf(leptonMinus) <= leptonFlavours.indexOf(leptonPlus)
    ? [leptonMinus, leptonPlus]
    : [leptonPlus, leptonMinus];
}

/** Events kept over all events, those of which nothing is kept among them; the errors of different rates as independent. */
function combined(rates: readonly ChannelRate[]): Efficiency | undefined {
  let [kept, all, variance] = [0, 0, 0];
  for (const { events, efficiency, eventsBeforeCuts: before } of rates) {
    if (efficiency === undefined || before === undefined) continue;
    kept += events;
    all += before;
    variance += (before * efficiency.error) ** 2;
  }
  return all > 0 ? { value: kept / all, error: Math.sqrt(variance) / all } : undefined;
}
