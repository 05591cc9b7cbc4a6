import { type Scalar, type ScalarTag, stringify, type Tags } from 'yaml';

/**
 * A value as YAML that readers of version 1.1 (PyYAML, which HEPData and flavio use) and of 1.2 read alike: without anchors and folded
 * lines, with quotes around `off`, `no` or `12:30`, which are something else in 1.1, and a point in every power (1.0e-7), without
 * which PyYAML reads text.
 */
export const yamlText = (value: unknown): string =>
  stringify(value, { aliasDuplicateObjects: false, lineWidth: 0, compat: 'yaml-1.1', customTags: withPointedPowers });

const withPointedPowers = (tags: Tags): Tags => [POINTED_POWER, ...tags];

const POINTED_POWER: ScalarTag = {
  identify: (value) => typeof value === 'number' && /^-?\d+e/.test(String(value)),
  default: true,
  tag: 'tag:yaml.org,2002:float',
  test: /^[-+]?[0-9]+\.[0-9]*e[-+]?[0-9]+$/i,
  resolve: (text) => Number(text),
  stringify: ({ value }: Scalar) => String(value).replace('e', '.0e'),
};
