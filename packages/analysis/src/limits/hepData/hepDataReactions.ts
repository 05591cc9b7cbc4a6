import type { Experiment } from '@nereid/catalogue';
import { type LeptonFlavour, tridentChannel } from '@nereid/physics';

/** HEPData's names of nuclei, for targets of one element; anything else is NUCLEUS. */
const NUCLEI: Readonly<Record<string, string>> = { iron: 'FE', argon: 'AR', carbon: 'C', lead: 'PB', tungsten: 'WT' };

/** What recoils in a regime. */
const RECOILS = { coherent: [], proton: ['P'], neutron: ['N'], inelastic: ['X'] } as const;

/**
 * Reactions of experiments in HEPData's notation, each once: `NUMU FE --> NUMU MU- MU+ FE`. Particles are separated by spaces and written
 * as in the list of particles at hepdata-submission.readthedocs.io.
 */
export function reactionsOf(experiments: readonly Experiment[]): string[] {
  const all = experiments.flatMap(({ channels, regimes, target }) =>
    channels.flatMap(({ channel }) =>
      regimes.names.flatMap((regime) => {
        const [recoil = NUCLEI[target.material] ?? 'NUCLEUS'] = RECOILS[regime];
        return reaction(channel, recoil);
      }),
    ),
  );
  return [...new Set(all)];
}

function reaction(name: string, recoil: string): string {
  const channel = tridentChannel(name);
  const neutrino = (flavour: LeptonFlavour) => `NU${flavour.toUpperCase()}${channel.antineutrino ? 'BAR' : ''}`;
  const leptons = `${channel.leptonMinus.toUpperCase()}- ${channel.leptonPlus.toUpperCase()}+`;
  return `${neutrino(channel.incoming)} ${recoil} --> ${neutrino(channel.outgoing)} ${leptons} ${recoil}`;
}
