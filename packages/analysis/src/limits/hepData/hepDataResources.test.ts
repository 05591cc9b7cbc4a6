import { describe, expect, it } from 'vitest';
import { withResources } from './hepDataResources.js';

const table = { name: 'Limit ccfr', description: 'd', keywords: [], data_file: 'limit_ccfr.yaml' };
const submission = { overview: { comment: 'c' }, tables: [table], files: {} };

// that HEPData accepts such folders: python/judges/test_hepdata_validator.py
describe('the files beside a submission', () => {
  it('belong to the whole, and the figure to every table', () => {
    const figure = { image: 'limits.png', thumbnail: 'thumb_limits.png' };
    const { overview, tables } = withResources(submission, figure, ['limits.csv', 'limits.pdf']);
    expect(overview.additional_resources?.map(({ location }) => location)).toEqual(['limits.csv', 'limits.pdf']);
    expect(tables[0].additional_resources?.map(({ location }) => location)).toEqual(['limits.png', 'thumb_limits.png']);
    expect(Object.keys(tables[0]).at(-1)).toBe('data_file');
  });

  it('leave tables as they are where there is no figure', () => {
    expect(withResources(submission, undefined, []).tables).toEqual([table]);
  });
});
