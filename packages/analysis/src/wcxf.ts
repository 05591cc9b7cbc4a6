import { parseAnyYaml, requireValue } from '@nereid/catalogue';
import { yamlText } from '@nereid/catalogue/exports';
import { InputError, readWetFile, type WetFile, type WetFileContent } from '@nereid/physics';

export const WCXF_FORMATS = ['json', 'yaml'] as const;
export type WcxfFormat = (typeof WCXF_FORMATS)[number];

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
    content = JSON.parse(bare);
  } catch (error) {
    const remedy = 'Write {"eft": "WET", "basis": "flavio", "scale": 2, "values": {"CVLL_numunumumumu": 0.1}}.';
    throw new InputError('WCxf file', file, `not JSON: ${(error as Error).message}`, remedy);
  }
  return readWetFile(content);
}

/** A WCxf file as text; numbers with all their digits. */
export function wcxfText({ eft, basis, scale, values }: WetFile, format: WcxfFormat): string {
  const ordered = { eft, basis, scale, values };
  return format === 'json' ? `${JSON.stringify(ordered, null, 2)}\n` : yamlText(ordered);
}
