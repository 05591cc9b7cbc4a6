import { loadCatalogue } from '@nereid/catalogue/node';
import { defaultElectroweakInputs, standardModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import { crossSection } from '../frontDoors/crossSection.js';
import { experimentKernelInputs } from '../kernels/experimentKernel.js';
import { computeKernels } from '../kernels/kernelInputs.js';
import { compositionSources } from './compositionSources.js';
import { kernelBudget } from './kernelBudget.js';

const catalogue = await loadCatalogue();
const electroweak = defaultElectroweakInputs;

function sourcesOf(id: string) {
  const experiment = catalogue.experiments.get(id);
  if (experiment === undefined) throw new Error(id);
  const kernel = experimentKernelInputs(experiment, catalogue, { electroweak });
  const { material } = experiment.target;
  return { kernel, sources: compositionSources.sources({ kernel, electroweak, catalogue, material }) };
}

describe('what a target is made of', () => {
  it('moves σ per nucleus as the other material does', async () => {
    const minos = catalogue.materials.get('MINOS detector');
    if (minos?.alternative === undefined) throw new Error('no alternative');
    const materials = new Map([...catalogue.materials, [minos.name, { ...minos, ...minos.alternative }]]);
    const asked = {
      ...{ channel: 'numu:mumu', target: minos.name, energyGeV: 5, model: { model: 'sm' } },
    } as const;
    const base = await crossSection({ ...asked, catalogue, uncertainties: true });
    const other = await crossSection({ ...asked, catalogue: { ...catalogue, materials } });
    const shift = base.uncertainties?.parts.find(({ name }) => name === 'composition:MINOS detector')?.relative;
    // both integrations to 1e-4 of σ
    expect(shift).toBeCloseTo(other.sigmaCm2 / base.sigmaCm2 - 1, 3);
  });

  it('moves rates by the number of nuclei in a tonne too', () => {
    const { kernel, sources } = sourcesOf('nova-2025');
    const [source] = sources;
    if (source.variation.kind !== 'kernel') throw new Error('no kernel');
    const coarse = { ...kernel, tolerance: 1e-2 };
    const moved = [
      { source, kernels: computeKernels({ ...coarse, components: source.variation.inputs.components }).kernels },
    ];
    const [nucleus, tonne] = (['nucleus', 'tonne'] as const).map(
      (per) => kernelBudget(computeKernels(coarse), moved, standardModel, electroweak, per).parts[0].relative,
    );
    // Σ w/A by hand, with standard atomic weights: 0.70 of CH2 and 0.30 of C2H3Cl, and the elements that NOvA states (adding to 0.998)
    const before = (0.7 * 3) / 14.027 + (0.3 * 6) / 62.496;
    const after = (0.667 / 12.011 + 0.161 / 35.45 + 0.108 / 1.008 + 0.032 / 47.867 + 0.03 / 15.999) / 0.998;
    // the standard weight of hydrogen has four digits
    expect(Math.abs((1 + tonne) / (1 + nucleus) - after / before)).toBeLessThan(2e-4);
  });

  it('is known of elements', () => {
    expect(sourcesOf('ccfr').sources).toEqual([]);
    expect(sourcesOf('charm-ii').sources.map(({ name }) => name)).toEqual(['composition:CHARM-II glass']);
  });
});
