import { describeChannel } from '@nereid/physics';
import type { EventRequest } from '@nereid/physics/events';
import {
  type EventProcessKind,
  type EventRun,
  eventParticles,
  HADRONIC_SYSTEM,
  hasBrokenTargets,
  isCoherent,
  picobarn,
  processKind,
} from './eventRun.js';
import { RECORD_ATTRIBUTE, recordText, termsOf } from './interactionRecord.js';

/** A nuclear remnant whose mass and momentum nobody calculated (NuHepMC P.C.2). */
export const REMNANT = 2009900000;
/** Status of vertices and particles (NuHepMC V.R.1, V.C.1, P.R.1, P.C.1). */
export const STATUS = {
  primaryVertex: 1,
  nucleonSeparation: 21,
  final: 1,
  beam: 4,
  target: 20,
  struckNucleon: 21,
} as const;

type Attributes = Record<string, string | number>;

/** The attributes of a run that NuHepMC 1.0.0 asks for, by name; docs/physics/events.md says which requirement each meets. */
export function runAttributes(run: EventRun): Attributes {
  return {
    ...conventions(run),
    ...statusTables(hasBoundNucleons(run.request)),
    ...processTables(run.request),
    ...beamTables(run.request),
    ...provenance(run),
    ...(termsOf(run).length > 0 ? { [RECORD_ATTRIBUTE]: recordText(run) } : {}),
  };
}

const hasBoundNucleons = ({ terms }: EventRequest): boolean => terms.some(({ boundIn }) => boundIn !== undefined);

function conventions({ request, sigmaCm2, sigmaErrorCm2 }: EventRun): Attributes {
  const followed = ['G.C.2', 'G.C.4', 'G.C.5', 'G.S.1', 'G.S.2', 'E.C.1', 'E.C.5'];
  if (hasBoundNucleons(request)) followed.push('V.C.1', 'P.C.1', 'P.C.2');
  return {
    'NuHepMC.Version.Major': 1,
    'NuHepMC.Version.Minor': 0,
    'NuHepMC.Version.Patch': 0,
    'NuHepMC.Conventions': followed.join(' '),
    'NuHepMC.Units.CrossSection.Unit': 'pb',
    'NuHepMC.Units.CrossSection.TargetScale': perNucleon(request) ? 'PerNucleon' : 'PerAtom',
    'NuHepMC.FluxAveragedTotalCrossSection': picobarn(sigmaCm2),
    'NuHepMC.FluxAveragedTotalCrossSectionUncertainty': picobarn(sigmaErrorCm2),
    ...particleNumbers(hasBrokenTargets(request)),
  };
}

/** Particle numbers that no particle has (G.R.11, G.C.5). */
function particleNumbers(broken: boolean): Attributes {
  const rows: [number, string, string][] = [
    [
      REMNANT,
      'NuclearRemnant',
      'What is left of a nucleus without the nucleon that was hit; balances energy, is not calculated',
    ],
  ];
  if (broken) {
    const description =
      'All hadrons that a nucleon breaks into together: their mass is W, what they are is not calculated';
    rows.push([HADRONIC_SYSTEM, 'HadronicSystem', description]);
  }
  const table: Attributes = { 'NuHepMC.AdditionalParticleNumbers': rows.map(([number]) => number).join(' ') };
  for (const [number, name, description] of rows) {
    table[`NuHepMC.AdditionalParticleNumber[${number}].Name`] = name;
    table[`NuHepMC.AdditionalParticleInfo[${number}].Description`] = description;
  }
  return table;
}

/** A cross section on one nucleon, free, bound or the average one of a nucleus; everything else is per nucleus. */
function perNucleon({ terms }: EventRequest): boolean {
  const nucleons = { elastic: 0, inelastic: 0 };
  for (const { target, multiplicity } of terms) nucleons[target.kind] += multiplicity;
  // shares of protons and neutrons add up to 1 but for rounding
  const atMostOne = Math.max(nucleons.elastic, nucleons.inelastic) < 1 + 1e-9;
  return atMostOne && !terms.some(({ target }) => isCoherent(target));
}

function statusTables(bound: boolean): Attributes {
  const vertices: [number, string, string][] = [[STATUS.primaryVertex, 'PrimaryVertex', 'The trident vertex']];
  const particles: [number, string, string][] = [
    [STATUS.final, 'UndecayedPhysicalParticle', 'Final state particle'],
    [STATUS.beam, 'IncomingBeamParticle', 'Incoming neutrino'],
    [STATUS.target, 'TargetParticle', 'Nucleus or free nucleon that is hit, at rest'],
  ];
  if (bound) {
    vertices.push([STATUS.nucleonSeparation, 'NucleonSeparationVertex', 'The nucleon that is hit leaves its nucleus']);
    particles.push([STATUS.struckNucleon, 'StruckNucleon', 'Bound nucleon that is hit, at rest']);
  }
  return { ...statusTable('Vertex', vertices), ...statusTable('Particle', particles) };
}

function statusTable(kind: string, rows: readonly (readonly [number, string, string])[]): Attributes {
  const table: Attributes = { [`NuHepMC.${kind}StatusIDs`]: rows.map(([id]) => id).join(' ') };
  for (const [id, name, description] of rows) {
    table[`NuHepMC.${kind}StatusInfo[${id}].Name`] = name;
    table[`NuHepMC.${kind}StatusInfo[${id}].Description`] = description;
  }
  return table;
}

function processTables(request: EventRequest): Attributes {
  const kinds = new Map<number, EventProcessKind>();
  request.terms.forEach((_, term) => {
    const kind = processKind(request, term);
    kinds.set(kind.id, kind);
  });
  const table: Attributes = { 'NuHepMC.ProcessIDs': [...kinds.keys()].join(' ') };
  for (const { id, name } of kinds.values()) {
    table[`NuHepMC.ProcessInfo[${id}].Name`] = `trident ${request.channel.name} ${name}`;
    table[`NuHepMC.ProcessInfo[${id}].Description`] = `${describeChannel(request.channel)}, ${name}`;
    table[`NuHepMC.Citations.Process[${id}].arXiv`] = '1807.10973 1902.06765';
  }
  return table;
}

/** Energies of the beam (G.C.4); the bins of a histogram follow each other, empty ones in the gaps. */
function beamTables(request: EventRequest): Attributes {
  const { energies } = request;
  const beam = `NuHepMC.Beam[${eventParticles(request).neutrinoIn}]`;
  const units = { 'NuHepMC.Beam.EnergyUnit': 'GEV', 'NuHepMC.Beam.FluxUnit': 'Arbitrary' };
  if (energies.kind === 'fixed') {
    return { ...units, [`${beam}.Type`]: 'MonoEnergetic', [`${beam}.MonoEnergetic.Energy`]: energies.energyGeV };
  }
  const edges: number[] = [];
  const contents: number[] = [];
  for (const { lowGeV, highGeV, density } of energies.bins) {
    if (edges.length === 0) edges.push(lowGeV);
    else if (lowGeV > (edges.at(-1) as number)) {
      edges.push(lowGeV);
      contents.push(0);
    }
    edges.push(highGeV);
    contents.push(density);
  }
  return {
    ...units,
    [`${beam}.Type`]: 'Histogram',
    [`${beam}.Histogram.BinEdges`]: edges.join(' '),
    [`${beam}.Histogram.BinContent`]: contents.join(' '),
    [`${beam}.Histogram.ContentIsPerWidth`]: 1,
  };
}

/** With these and the program of that version the same events can be made again (G.S.1). */
function provenance({ provenance: given, seed, mode, events }: EventRun): Attributes {
  const all = { seed, mode, events, ...given };
  return Object.fromEntries(
    Object.entries(all).map(([name, value]) => [`NuHepMC.Provenance.Nereid.${name}`, value] as const),
  );
}
