import { type NamedCrossSection, resolveCrossSection, sirenTable } from '@nereid/analysis';
import type { Catalogue } from '@nereid/catalogue';
import { requireWritableFolder, saveFiles } from '../../output/files.js';
import { VERSION } from '../../thisProgram.js';

/** σ at the energies asked for; null was not computed. */
type Totals = readonly { readonly energyGeV: number; readonly sigmaCm2: number | null }[];

/**
 * What writes the table of `--siren`, once all is computed. That it can be written is found out before.
 * @throws InputError for a target, energies or a folder that it cannot be of
 */
export function sirenFile(
  folder: string,
  named: Omit<NamedCrossSection, 'energyGeV'>,
  energies: Float64Array,
  catalogue: Catalogue,
): (totals: Totals) => void {
  requireWritableFolder(folder, '--siren');
  const { request, regime, per, process } = resolveCrossSection({ ...named, energyGeV: energies[0] }, catalogue);
  const { name, parameters } = named.model;
  const set = Object.entries(parameters).map(
    ([key, value]) => `${key}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
  );
  const subject = {
    channel: named.channel,
    target: named.target,
    terms: request.terms,
    per,
    notes: [
      `total cross section of ${process} on ${named.target}, ${regime}, ${[name, ...set].join(' ')}`,
      `Nereid ${VERSION}`,
    ],
  };
  const table = (totals: Totals) =>
    sirenTable(
      subject,
      totals.map(({ energyGeV, sigmaCm2 }) => ({ energyGeV, sigmaCm2: sigmaCm2 ?? 0 })),
    );
  table(Array.from(energies, (energyGeV) => ({ energyGeV, sigmaCm2: 0 })));
  return (totals) => {
    const { name: file, text } = table(totals);
    saveFiles(folder, { [file]: text }, '--siren');
  };
}
