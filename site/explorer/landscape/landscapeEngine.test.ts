import { landscape } from '@nereid/analysis/node';
import type { Catalogue } from '@nereid/catalogue';
import { loadData } from '@nereid/catalogue/node';
import { labelSources } from '@nereid/figures';
import { limitableModels } from '@nereid/physics';
import { beforeAll, describe, expect, it } from 'vitest';
import { type ExplorerData, explorerData } from '../../build/explorerData.js';
import { explorerFormulas } from '../../build/explorerFormulas.js';
import { explorerTheory } from '../../build/explorerTheory.js';
import { figureAlphabet } from '../../build/figureAlphabet.js';
import { landscapeData } from '../../build/landscapeData.js';
import type { SiteData } from '../../build/siteData.js';
import { ComposedLabels } from '../composedLabels.js';
import { LandscapeEngine } from './landscapeEngine.js';
import { FIRST_LANDSCAPE, firstParameters } from './landscapeState.js';
import { pageFigure } from './pageFigure.js';

let engine: LandscapeEngine;
let explorer: ExplorerData;

/** What a page gets: through JSON. */
const sent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

beforeAll(async () => {
  const { catalogue: parts, records } = await loadData();
  const catalogue = parts as Catalogue;
  const full = [...records.values()].flatMap((record) => (record.kind === 'record' ? [{ record }] : []));
  explorer = await explorerData({ catalogue, records: full } as unknown as SiteData);
  engine = new LandscapeEngine(sent(explorer), sent(landscapeData(catalogue, explorer)));
  engine.useTheory(sent(await explorerTheory({ catalogue } as unknown as SiteData)));
});

describe('the landscape of the page', () => {
  // one of each kind of boson and of charges: the others differ in numbers alone
  it.each(['lmu-ltau', 'b-l', 'dark-photon', 'scalar'])(
    'has every bit of that of the front door, %s',
    async (model) => {
      const parameters = firstParameters(model);
      const { landscape: drawn } = engine.draw({ ...FIRST_LANDSCAPE, model, parameters });
      const asked = await landscape({ model: { model, parameters } });
      expect(drawn.bounds.length + drawn.notComputed.length).toBeGreaterThan(5);
      // through JSON as well: it has every digit
      expect(sent(drawn)).toEqual(sent(asked));
    },
  );

  it.each(['lmu-ltau', 'b-l'])('has every bit of that of the front door with theory errors, %s', async (model) => {
    const parameters = firstParameters(model);
    const { landscape: drawn } = engine.draw({ ...FIRST_LANDSCAPE, model, parameters, theoryErrors: true });
    expect(sent(drawn)).toEqual(sent(await landscape({ model: { model, parameters }, theoryErrors: true })));
    expect(drawn).not.toEqual(engine.draw({ ...FIRST_LANDSCAPE, model, parameters }).landscape);
  });

  it('has labels that the browser can put together, for every model', async () => {
    const labels = new ComposedLabels(await figureAlphabet(explorerFormulas(explorer)));
    for (const { name: model } of limitableModels()) {
      const state = { ...FIRST_LANDSCAPE, model, parameters: firstParameters(model) };
      const sources = labelSources(pageFigure(engine.draw(state).landscape, state));
      for (const source of sources) expect(labels.get(source)?.widthEm, `${model}: ${source}`).toBeGreaterThan(0);
    }
  });

  it('leaves out and tests as it is told', async () => {
    const test = { confidenceLevel: 0.9, sidedness: 'two-sided', statistic: 'measured-interval' } as const;
    const mass = [0.01, 10] as const;
    const without = ['tau', 'nutev'];
    const { landscape: drawn } = engine.draw({ ...FIRST_LANDSCAPE, ...test, mass, without });
    const asked = await landscape({ model: 'lmu-ltau', masses: drawn.masses, leaveOut: without, test });
    expect(sent(drawn)).toEqual(sent(asked));
    expect(drawn.bounds.map(({ constraint }) => constraint)).not.toContain('tau');
    expect([drawn.masses[0], drawn.masses.length]).toEqual([0.01, 120]);
  });
});
