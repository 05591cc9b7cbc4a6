import { expect, it } from 'vitest';
import { groupTitles, ungroupTitles } from './titleGroups.js';

it('titles are the same one by one as in groups: pages, headings with another anchor, names', () => {
  const documents = [
    { title: 'Limits', page: 'Physics', href: '/docs/limits/' },
    { title: 'What is in it', page: 'Limits', href: '/docs/limits/#what-is-in-it' },
    { title: 'limit', page: 'analysis', href: '/docs/api/#limit' },
    { title: 'limits', page: 'analysis', href: '/docs/api/#limits' },
  ];
  const groups = groupTitles(documents);
  expect(groups.map(({ titles }) => titles.length)).toEqual([1, 1, 2]);
  expect(ungroupTitles(groups)).toEqual(documents);
});
