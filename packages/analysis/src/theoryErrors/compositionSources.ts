import type { Material } from '@nereid/catalogue';
import { targetNucleiPerTonne, targetShares } from '../kernels/targets.js';
import type { ErrorSourceDefinition } from './errorSource.js';

/**
 * `composition:CHARM-II glass`: the target is made of what somebody else says it is (`alternative` of data/materials). A formula is known; a mixture
 * without another source has no error here.
 */
export const compositionSources: ErrorSourceDefinition = {
  kind: 'composition',
  sources: ({ kernel, catalogue, material: name }) => {
    const material = name === undefined ? undefined : catalogue.materials.get(name);
    const alternative = material?.alternative;
    if (material === undefined || alternative === undefined) return [];
    const [before, after] = [material, { ...material, components: alternative.components }].map(asTarget);
    return [
      {
        name: `composition:${material.name}`,
        kind: 'composition',
        title: `what ${material.name} is made of`,
        oneSigma: `as ${alternative.source} has it: ${massesInWords(alternative.components)}`,
        references: [alternative.source],
        movesStandardModel: false,
        variation: {
          kind: 'kernel',
          inputs: { ...kernel, components: targetShares(after, kernel.hadronic) },
          nucleiRatio: targetNucleiPerTonne(after) / targetNucleiPerTonne(before),
        },
      },
    ];
  },
};

const asTarget = ({ name, components }: Material) => ({ kind: 'material' as const, name, components });

/** `Fe 95 %, C 4.6 %`: elements of at least a per cent of the mass, the heaviest part first. */
function massesInWords(components: Material['components']): string {
  const masses = new Map<string, number>();
  for (const { nuclide, massFraction } of components) {
    masses.set(nuclide.element, (masses.get(nuclide.element) ?? 0) + massFraction);
  }
  return [...masses]
    .filter(([, mass]) => mass >= 0.01)
    .toSorted(([, a], [, b]) => b - a)
    .map(([element, mass]) => `${element} ${Number((100 * mass).toPrecision(2))} %`)
    .join(', ');
}
