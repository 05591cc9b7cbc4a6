import { SPEED_OF_LIGHT_M_PER_S } from '@nereid/physics/constants';
import { type EventChunk, hadronicState, interactionWeights } from '@nereid/physics/events';
import { type BindingNucleus, type EventRun, eventParticles, processKind } from './eventRun.js';
import { TRANSFER_ATTRIBUTE, termsOf, weightName } from './interactionRecord.js';
import { REMNANT, runAttributes, STATUS } from './nuHepMc.js';
import { measuredOf, verticesOf } from './placedAndMeasured.js';
import { textOfEvents } from './textBlocks.js';

/** HepMC3 ASCII version 3 following NuHepMC 1.0.0: metadata of the run first, then events in GeV and mm. */
export function hepmc3Header(run: EventRun): string {
  const lines = ['HepMC::Version 3.02.06', 'HepMC::Asciiv3-START_EVENT_LISTING', `W ${weightNames(run).join('\\|')}`];
  lines.push(`T Nereid\\|${run.version}\\|neutrino trident events`);
  for (const [name, value] of Object.entries(runAttributes(run))) lines.push(`A ${name} ${oneLine(value)}`);
  return `${lines.join('\n')}\n`;
}

/** The weight that counts first; line breaks between names are escaped. */
const weightNames = (run: EventRun): string[] => ['CV', ...termsOf(run).map(weightName)];

/** An attribute ends with its line; a backslash starts an escape sequence. */
const oneLine = (value: string | number): string =>
  String(value)
    .replaceAll('\\', '\\\\')
    .replace(/\s*\n\s*/g, ' ');

/**
 * Events are numbered from 1. What comes in: a nucleus or free nucleon and a neutrino, or a nucleus that gives a nucleon to the
 * neutrino and leaves a remnant. What goes out: ν, ℓ⁻, ℓ⁺ and the target, or
 * all hadrons together that it breaks into.
 */
export function hepmc3Events(chunk: EventChunk, run: EventRun): string {
  const { request } = run;
  const terms = termsOf(run);
  const weights = terms.map((term) => interactionWeights(chunk, term));
  const particles = eventParticles(request);
  const ids = request.terms.map((_, term) => processKind(request, term).id);
  const { neutrinoIn, neutrinoOut, leptonMinus, leptonPlus } = particles;
  const vertices = verticesOf(run, chunk);
  const measured = measuredOf(run, chunk);
  return textOfEvents(chunk.count, (i, lines) => {
    const term = chunk.term[i];
    const mass = particles.hadronMass[term];
    const hadron = particles.hadron[term];
    const nucleus = particles.nucleus[term];
    // number of the last particle before the trident vertex, and of the vertex
    const before = nucleus === undefined ? 2 : 4;
    const vertex = nucleus === undefined ? -1 : -2;
    const place = vertices && hepmc3Place(vertices, i);
    const at = place === undefined ? '' : ` @ ${place.vertex}`;
    const out = (number: number, code: number, p: Float64Array, onShell: number): string =>
      `P ${before + number} ${vertex} ${code} ${momentum(p, i)} ${onShell} ${STATUS.final}`;
    lines.push(
      `E ${chunk.firstEvent + i + 1} ${-vertex} ${before + 4}`,
      'U GEV MM',
      `W ${[chunk.weight, ...weights].map((values) => values[i]).join(' ')}`,
      `A 0 lab_pos ${place?.lab ?? '0 0 0 0'}`,
      `A 0 signal_process_id ${ids[term]}`,
      ...(terms.length > 0 ? [`A 0 ${TRANSFER_ATTRIBUTE} ${chunk.transfer[i]}`] : []),
      ...(particles.breaks[term] ? hadronAttributes(chunk, i) : []),
      ...(measured === undefined ? [] : measuredText(measured, i, before)),
      ...(nucleus === undefined ? atRest(1, hadron, mass) : separation(nucleus, hadron, mass, at)),
      `P ${before} 0 ${neutrinoIn} ${momentum(chunk.neutrinoIn, i)} 0 ${STATUS.beam}`,
      `V ${vertex} ${STATUS.primaryVertex} [${before - 1},${before}]${at}`,
      out(1, neutrinoOut[chunk.outgoing[i]], chunk.neutrinoOut, 0),
      out(2, leptonMinus, chunk.leptonMinus, particles.massMinus),
      out(3, leptonPlus, chunk.leptonPlus, particles.massPlus),
      out(4, particles.hadronOut[term], chunk.hadron, chunk.hadronicMass[i]),
    );
  });
}

/** Names of what is said of an event whose target breaks: Q² [GeV²], W [GeV], and in words in which region W lies. */
export const HADRON_ATTRIBUTES = {
  q2: 'Nereid.q2GeV2',
  mass: 'Nereid.hadronicMassGeV',
  state: 'Nereid.hadronicState',
} as const;

const STATES = ['whole', 'resonance', 'continuum'] as const;

const hadronAttributes = ({ q2, hadronicMass }: EventChunk, i: number): string[] => [
  `A 0 ${HADRON_ATTRIBUTES.q2} ${q2[i]}`,
  `A 0 ${HADRON_ATTRIBUTES.mass} ${hadronicMass[i]}`,
  `A 0 ${HADRON_ATTRIBUTES.state} ${STATES[hadronicState(true, hadronicMass[i])]}`,
];

/** The target of a reaction. */
const atRest = (number: number, code: number, mass: number): string[] => [
  `P ${number} 0 ${code} 0 0 0 ${mass} ${mass} ${STATUS.target}`,
];

/** A nucleus at rest, its remnant, and the nucleon that is hit, which has the mass of a free one. */
function separation(nucleus: BindingNucleus, nucleon: number, mass: number, at: string): string[] {
  const remnant = nucleus.massGeV - mass;
  return [
    `A 2 remnant_particle_number ${nucleus.remnantPdgCode}`,
    ...atRest(1, nucleus.pdgCode, nucleus.massGeV),
    `V -1 ${STATUS.nucleonSeparation} [1]${at}`,
    `P 2 -1 ${REMNANT} 0 0 0 ${remnant} ${remnant} ${STATUS.final}`,
    `P 3 -1 ${nucleon} 0 0 0 ${mass} ${mass} ${STATUS.struckNucleon}`,
  ];
}

/** A vertex of HepMC3 has x, y, z and ct in mm, `lab_pos` x, y, z in mm and the time in s (NuHepMC E.R.5, E.C.5). */
function hepmc3Place(vertices: Float64Array, i: number): { readonly vertex: string; readonly lab: string } {
  const [x, y, z] = vertices.subarray(4 * i, 4 * i + 3).map((length) => length * MILLIMETRES_PER_METRE);
  const seconds = vertices[4 * i + 3] * 1e-9;
  const position = `${x} ${y} ${z}`;
  return {
    vertex: `${position} ${seconds * SPEED_OF_LIGHT_M_PER_S * MILLIMETRES_PER_METRE}`,
    lab: `${position} ${seconds}`,
  };
}

const MILLIMETRES_PER_METRE = 1000;

/** The charged leptons as measured: attributes of the particles, `px py pz E` in GeV. */
const measuredText = ({ leptonMinus, leptonPlus }: EventChunk, i: number, before: number): string[] =>
  [leptonMinus, leptonPlus].map(
    (momenta, k) => `A ${before + 2 + k} ${RECONSTRUCTED_ATTRIBUTE} ${momentum(momenta, i)}`,
  );

/** Name of the attribute of a particle that holds its momentum as measured. */
export const RECONSTRUCTED_ATTRIBUTE = 'reconstructed_momentum';

export const hepmc3Footer = (): string => 'HepMC::Asciiv3-END_EVENT_LISTING\n\n';

/** `px py pz E`, each with the fewest digits that give the same double. */
function momentum(p: Float64Array, i: number): string {
  const at = 4 * i;
  return `${p[at + 1]} ${p[at + 2]} ${p[at + 3]} ${p[at]}`;
}
