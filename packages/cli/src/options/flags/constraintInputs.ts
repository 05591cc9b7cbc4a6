import { Command } from '@commander-js/extra-typings';
import { givenName } from '../constraints.js';
import { type OptionsOf, ruled } from './groups.js';
import { type Effect, namesIn } from './rules.js';

/** The option of a command that names observables, some of them computed. */
type ObservableFlag = 'constraint' | 'overlay' | 'observable';

/** Options that belong to one observable have no effect where it is not asked for. */
const onlyFor = (named: ObservableFlag, observable: string): Effect => ({
  // limits are made of constraints as well as drawn over
  holds: (options) =>
    [named, 'constraint' as const].some((name) => namesIn(options[givenName(name, options)]).includes(observable)),
  problem: `belongs to ${observable}, which is not asked for`,
  remedy: (options) => `Name ${observable} in --${givenName(named, options)} too.`,
});

/** Which measurement of a computed observable is compared with what, with the defaults in words. */
export function measuredInputs(named: ObservableFlag) {
  const flags = new Command()
    .option(
      '--g-minus-2 <pair>',
      'measurement:prediction, from world-average, fermilab : wp2025, wp2020, or the prediction',
      'world-average:wp2025',
    )
    .option('--recoil-error <share>', 'relative error of the rate of Borexino (default: from its survival probability)')
    .option('--recoil-minimum <MeV>', 'least recoil counted (default: 0)')
    .option('--muon-share <share>', 'of ν_μ among converted solar neutrinos (default: 0.5)')
    .option(
      '--tau-universality <ratio:error>',
      'g_μ/g_e in tau decays, or hflav, belle-ii (default: 1.0019:0.0014, HFLAV 2022)',
    );
  const borexino = ['--recoil-error', '--recoil-minimum', '--muon-share'];
  const withPair = ruled(flags, ['--g-minus-2'], onlyFor(named, 'g-2'));
  return ruled(ruled(withPair, borexino, onlyFor(named, 'borexino')), ['--tau-universality'], onlyFor(named, 'tau'));
}

/** Assumptions of the projection. */
export const projectedInputs = (named: ObservableFlag) =>
  ruled(
    new Command()
      .option('--photon-luminosity <ab⁻¹>', 'integrated luminosity of Belle II (default: 50, of the catalogue)')
      .option('--photon-efficiency <share>', 'of accepted photons (default: 1)')
      .option('--photon-background <events>', 'under the line of each mass (default: 0, the statistical floor)')
      .option('--beams <GeV,GeV>', 'electrons, positrons (default: 7,4)'),
    ['--photon-luminosity', '--photon-efficiency', '--photon-background', '--beams'],
    onlyFor(named, 'belle-ii'),
  );

export type InputFlags = Partial<OptionsOf<typeof measuredInputs> & OptionsOf<typeof projectedInputs>>;
