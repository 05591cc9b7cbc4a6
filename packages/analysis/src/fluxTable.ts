import { type FluxBin, InputError } from '@nereid/physics';

/**
 * Bins of one species from CSV text with `#` comments and columns `energyLowGeV`, `energyHighGeV`, one starting with `flux`,
 * and `species` where there are several.
 * @throws InputError naming the file and what it lacks
 */
export function fluxOfFile(text: string, file: string, species: string): FluxBin[] {
  const [header, ...rows] = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(',').map((cell) => cell.trim()));
  const column = (test: (name: string) => boolean) => (header ?? []).findIndex(test);
  const low = column((name) => name === 'energyLowGeV');
  const high = column((name) => name === 'energyHighGeV');
  const density = column((name) => name.startsWith('flux'));
  const kind = column((name) => name === 'species');
  if (low < 0 || high < 0 || density < 0) {
    const remedy = 'It needs the columns energyLowGeV, energyHighGeV and one starting with flux.';
    throw new InputError('--flux', file, 'not a table of a flux', remedy);
  }
  const chosen = rows.filter((row) => kind < 0 || row[kind] === species);
  if (chosen.length === 0) throw new InputError('--flux', file, `has no ${species}`, 'Choose another channel or file.');
  return chosen.map((row) => ({ lowGeV: Number(row[low]), highGeV: Number(row[high]), density: Number(row[density]) }));
}
