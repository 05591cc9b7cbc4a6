import {
  type ConstraintCurve,
  constraintCurves,
  constraintFigure,
  digitisedCurves,
  digitisedExperiments,
  eventsPerCrossSection,
  exposureBeam,
  fluxFigure,
  limitFigure,
  modelRatio,
  namedTable,
  OBSERVABLE_RECORDS,
  publishedCurves,
  runLimits,
  SPECTRUM_REGIME,
  STANDARD_OBSERVABLES,
  spectra,
  spectrumEdges,
  spectrumFigure,
  spectrumObservable,
  spectrumRequest,
  spectrumSource,
  type TridentConstraint,
} from '@nereid/analysis';
import { prepareConstraints } from '@nereid/analysis/node';
import type { Catalogue, FullRecord } from '@nereid/catalogue';
import type { FigureSpec } from '@nereid/figures';
import {
  electroweakInputs,
  lmuLtau,
  lmuLtauFamily,
  parseModel,
  ratioLikelihood,
  sm,
  tridentChannel,
} from '@nereid/physics';
import { axisBins, ProfileBuilder, type ScanFigureKind, scanFigure } from '@nereid/scan';
import { STATISTICS } from './constraintResult.js';
import type { GalleryFigure } from './galleryFigure.js';
import { keptLater } from './incremental/kept.js';
import { galleryLandscapes } from './landscapeGallery.js';
import type { SiteData } from './siteData.js';

const INPUTS = electroweakInputs({});
const EXPERIMENTS = ['ccfr', 'charm-ii', 'nutev'] as const;
const EXPOSURE = 'dune-nd';
const FLUX = 'dune-cdr-nu';
const MASSES = '0.001:100:101';
/** The same in numbers. */
const MASSES_GEV = Array.from({ length: 101 }, (_, i) => 10 ** (-3 + (5 * i) / 100));
const MODEL = { name: lmuLtau.name, parameters: { mass: 0.1, gPrime: 1e-3 } } as const;

const made = new WeakMap<SiteData, Promise<GalleryFigure[]>>();

/** The gallery of a build, computed once. Empty where the data has not the experiments that it shows. */
export function siteGallery(data: SiteData): Promise<GalleryFigure[]> {
  const known = made.get(data);
  if (known !== undefined) return known;
  const { experiments, exposures, fluxes } = data.catalogue;
  const records = data.records.flatMap(({ record }) => (holdsObservables(record) ? [record] : []));
  const complete =
    EXPERIMENTS.every((id) => experiments.has(id)) &&
    exposures.has(EXPOSURE) &&
    fluxes.has(FLUX) &&
    records.length === OBSERVABLE_RECORDS.length;
  const figures = complete
    ? keptLater(
        'gallery',
        (inputs) => [inputs.engineData, data.records.map(({ record: { id, values } }) => [id, values])],
        async () => [...(await galleryLandscapes(data.catalogue)), ...(await galleryFigures(data.catalogue, records))],
      )
    : Promise.resolve([]);
  made.set(data, figures);
  return figures;
}

/** Every kind of figure but landscapes, made as the commands make them; the pictures of the tests are these. */
export async function galleryFigures(
  catalogue: Catalogue,
  records: readonly Pick<FullRecord, 'id' | 'values'>[],
): Promise<GalleryFigure[]> {
  const { tridents: prepared } = await prepareConstraints(EXPERIMENTS, catalogue, { electroweak: INPUTS });
  const observables = allObservables(records);
  return [
    limits(catalogue, prepared),
    overlay(catalogue, prepared.slice(0, 1), observables),
    observablesAlone(observables),
    ...spectrumFigures(catalogue),
    scanContours(prepared[0]),
    scanSurvival(prepared[0]),
    flux(catalogue),
  ];
}

function limits(catalogue: Catalogue, prepared: readonly TridentConstraint[]): GalleryFigure {
  const command = `nereid limit --experiment ${EXPERIMENTS.join(',')} --mass ${MASSES} --out limits`;
  const run = runLimits(prepared, MASSES_GEV, lmuLtauFamily, INPUTS, STATISTICS);
  const published = publishedCurves(
    catalogue,
    prepared.map(({ experiment }) => experiment),
    lmuLtau.name,
    STATISTICS,
  );
  return {
    id: 'limits',
    title: 'Limits on a coupling',
    words: 'Each experiment as a line, what they exclude together shaded, and a published limit as open circles.',
    command,
    spec: limitFigure(run.curves, { model: lmuLtau.name, caption: command, published, ...STATISTICS }),
  };
}

function overlay(
  catalogue: Catalogue,
  prepared: readonly TridentConstraint[],
  observables: readonly ConstraintCurve[],
): GalleryFigure {
  const command = `nereid limit --experiment ccfr --overlay g-2,belle-ii,borexino,tau,babar,cms --mass ${MASSES} --out overlay`;
  const run = runLimits(prepared, MASSES_GEV, lmuLtauFamily, INPUTS, STATISTICS);
  const drawn = digitisedCurves(catalogue, digitisedExperiments(catalogue, lmuLtau.name), lmuLtau.name);
  const published = [
    ...publishedCurves(
      catalogue,
      prepared.map(({ experiment }) => experiment),
      lmuLtau.name,
      STATISTICS,
    ),
    ...drawn,
  ];
  return {
    id: 'overlay',
    title: 'Limits beside other observables',
    words: 'Curves computed in the same plane, and limits of other experiments read off figures, as open markers.',
    command,
    spec: limitFigure(run.curves, { model: lmuLtau.name, caption: command, published, observables, ...STATISTICS }),
  };
}

const holdsObservables = ({ id }: Pick<FullRecord, 'id'>): boolean =>
  (OBSERVABLE_RECORDS as readonly string[]).includes(id);

function allObservables(records: readonly Pick<FullRecord, 'id' | 'values'>[]): ConstraintCurve[] {
  const values = new Map(
    records.filter(holdsObservables).flatMap((record) => record.values.map((value) => [value.id, value] as const)),
  );
  return constraintCurves(['g-2', 'belle-ii', 'borexino', 'tau'], MASSES_GEV, STANDARD_OBSERVABLES, values, INPUTS);
}

function observablesAlone(observables: readonly ConstraintCurve[]): GalleryFigure {
  const command = `nereid constraint --mass ${MASSES} --out companions`;
  return {
    id: 'companions',
    title: 'Other observables alone',
    words: 'What else bounds the same boson: the muon moment, Belle II, Borexino, tau decays.',
    command,
    spec: constraintFigure(observables, command),
  };
}

const SAMPLE = { events: 50_000, seed: 1 };

/** The same events over two observables, in linear and in logarithmic bins. */
function spectrumFigures(catalogue: Catalogue): GalleryFigure[] {
  const exposure = catalogue.exposures.get(EXPOSURE);
  if (exposure === undefined) throw new Error(`The exposure ${EXPOSURE} of the gallery is missing.`);
  const channel = tridentChannel('numu:mumu');
  const { energies, material } = exposureBeam(exposure, catalogue, channel.name);
  const eventsPerCm2 = eventsPerCrossSection(exposure, catalogue, channel.name, {});
  const sourceOf = (model: string, parameters: Readonly<Record<string, number>>) =>
    spectrumSource(
      spectrumRequest(
        { channel: channel.name, target: material, model, parameters, inputs: INPUTS, hadronic: {}, energies },
        SPECTRUM_REGIME,
        catalogue,
      ),
    );
  const standard = sourceOf(sm.name, {});
  const wanted = ['pairMass', 'transfer'].map((name) => {
    const observable = spectrumObservable(name);
    return { observable, edges: spectrumEdges(standard, observable, 40) };
  });
  const ofModel = spectra(sourceOf(MODEL.name, MODEL.parameters), wanted, SAMPLE);
  return spectra(standard, wanted, SAMPLE).map((spectrum, i) => {
    const { name, words } = spectrum.observable;
    const set = Object.entries(MODEL.parameters).map(([key, value]) => `--set ${key}=${value}`);
    const command = `nereid spectrum --experiment ${EXPOSURE} --observable ${name} --model ${MODEL.name} ${set.join(' ')} --events ${SAMPLE.events} --out spectra`;
    const model = { ...MODEL, spectrum: ofModel[i] };
    return {
      id: `spectrum-${name}`,
      title: `Spectrum: ${words}`,
      words: 'Events of an exposure per bin, with its two parts and a model over it; shaded: statistical errors.',
      command,
      spec: spectrumFigure(spectrum, { channel, target: material, caption: command, eventsPerCm2, model }),
    };
  });
}

const SCAN = { mass: { log: [1e-3, 100], points: 61 }, gPrime: { log: [1e-4, 1], points: 61 } } as const;
const SCAN_COMMANDS = 'nereid scan run scan.yaml --out results && nereid scan plot --out results --constraint ccfr';

function scanned(prepared: TridentConstraint, kind: ScanFigureKind, overTwo: boolean): FigureSpec {
  const x = axisBins('mass', { log: [...SCAN.mass.log], points: SCAN.mass.points }, 1);
  const y = axisBins('gPrime', { log: [...SCAN.gPrime.log], points: SCAN.gPrime.points }, 1);
  const builder = overTwo ? new ProfileBuilder(x, y) : new ProfileBuilder(x);
  const likelihood = ratioLikelihood(prepared.measurement);
  const { points } = runLimits([prepared], x.centres, lmuLtauFamily, INPUTS, STATISTICS).curves[0];
  for (const { massGeV: mass, couplingUpper } of points) {
    for (const gPrime of y.centres) {
      const ratio = modelRatio(prepared.kernel, parseModel(lmuLtau.name, { mass, gPrime }), INPUTS);
      builder.add(mass, gPrime, likelihood.chiSquare(ratio), couplingUpper === null || gPrime <= couplingUpper);
    }
  }
  return scanFigure(builder.profile(), kind, 'ccfr');
}

function scanContours(prepared: TridentConstraint): GalleryFigure {
  return {
    id: 'scan-contours',
    title: 'A scan over two parameters',
    words: 'Contours of the profile likelihood: 68 % and 95 %.',
    command: `${SCAN_COMMANDS} --x mass --y gPrime --to contours.pdf`,
    spec: scanned(prepared, 'profile', true),
  };
}

function scanSurvival(prepared: TridentConstraint): GalleryFigure {
  return {
    id: 'scan-survival',
    title: 'A scan over one parameter',
    words: 'The share of points that stay allowed at each mass, whatever the coupling.',
    command: `${SCAN_COMMANDS} --x mass --kind survival --to survival.pdf`,
    spec: scanned(prepared, 'survival', false),
  };
}

function flux(catalogue: Catalogue): GalleryFigure {
  const table = namedTable(catalogue, FLUX);
  return {
    id: 'flux',
    title: 'A neutrino flux',
    words: 'On the pages of experiments: the flux of each species, constant within a bin.',
    spec: fluxFigure(table, { caption: `data/fluxes/${table.id}.csv` }),
  };
}
