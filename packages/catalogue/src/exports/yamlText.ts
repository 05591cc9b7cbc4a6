import { stringify } from 'yaml';

/** A value as YAML, without anchors and folded lines: what other readers of YAML stumble over. */
export const yamlText = (value: unknown): string => stringify(value, { aliasDuplicateObjects: false, lineWidth: 0 });
