import { parseAnyYaml, requireValue } from '@nereid/catalogue';
import { InputError } from '@nereid/physics';
import { readWetFile, type WetFileContent } from '@nereid/physics/flavour';
import { parseJson, RepeatedKeyError } from '../jsonText.js';

const KEEP_ONE = 'Keep one of the two.';

/**
 * Wilson coefficients from the text of a WCxf file, JSON where it begins with a brace, else YAML.
 * @throws InputError or CatalogueError for what is not such a file, naming the field, the coefficient or the line
 */
export function parseWcxf(file: string, text: string): WetFileContent {
  // some editors begin a file with a byte-order mark
  const bare = text.replace(/^\uFEFF/, '');
  if (!bare.trimStart().startsWith('{')) return readWetFile(requireValue(parseAnyYaml({ file, text: bare })));
  let content: unknown;
  try {
    content = parseJson(bare);
  } catch (error) {
    if (error instanceof RepeatedKeyError) throw new InputError('WCxf file', file, error.message, KEEP_ONE);
    const remedy = 'Write {"eft": "WET", "basis": "flavio", "scale": 2, "values": {"CVLL_numunumumumu": 0.1}}.';
    throw new InputError('WCxf file', file, `not JSON: ${(error as Error).message}`, remedy);
  }
  return readWetFile(content);
}
