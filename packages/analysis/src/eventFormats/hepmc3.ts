import { describeChannel, type EventChunk } from '@nereid/physics';
import { type EventRun, eventParticles, picobarn, processId } from './eventRun.js';

/** HepMC3 ASCII version 3 following NuHepMC 1.0.0: metadata of the run first, then events in GeV and mm. */
export function hepmc3Header(run: EventRun): string {
  const lines = ['HepMC::Version 3.02.06', 'HepMC::Asciiv3-START_EVENT_LISTING', 'W CV'];
  lines.push(`T Nereid\\|${run.version}\\|neutrino trident events`);
  const attributes = { ...conventions(run), ...statusTables(), ...processTable(run), ...provenance(run) };
  for (const [name, value] of Object.entries(attributes)) lines.push(`A ${name} ${oneLine(value)}`);
  return `${lines.join('\n')}\n`;
}

/** An attribute ends with its line; a backslash starts an escape sequence. */
const oneLine = (value: string | number): string =>
  String(value)
    .replaceAll('\\', '\\\\')
    .replace(/\s*\n\s*/g, ' ');

function conventions({ request, events, sigmaCm2 }: EventRun): Record<string, string | number> {
  const free = request.terms.every(
    ({ target, multiplicity }) => target.current.kind !== 'spin 0' && multiplicity === 1,
  );
  return {
    'NuHepMC.Version.Major': 1,
    'NuHepMC.Version.Minor': 0,
    'NuHepMC.Version.Patch': 0,
    'NuHepMC.Conventions': 'G.C.2 E.C.1',
    'NuHepMC.Units.CrossSection.Unit': 'pb',
    'NuHepMC.Units.CrossSection.TargetScale': free ? 'PerNucleon' : 'PerAtom',
    'NuHepMC.FluxAveragedTotalCrossSection': picobarn(sigmaCm2),
    'NuHepMC.Exposure.NEvents': events,
  };
}

function statusTables(): Record<string, string> {
  return {
    'NuHepMC.VertexStatusIDs': '1',
    'NuHepMC.VertexStatusInfo[1].Name': 'PrimaryVertex',
    'NuHepMC.VertexStatusInfo[1].Description': 'The trident vertex',
    'NuHepMC.ParticleStatusIDs': '1 4 20',
    'NuHepMC.ParticleStatusInfo[1].Name': 'UndecayedPhysicalParticle',
    'NuHepMC.ParticleStatusInfo[1].Description': 'Final state particle',
    'NuHepMC.ParticleStatusInfo[4].Name': 'IncomingBeamParticle',
    'NuHepMC.ParticleStatusInfo[4].Description': 'Incoming neutrino',
    'NuHepMC.ParticleStatusInfo[20].Name': 'TargetParticle',
    'NuHepMC.ParticleStatusInfo[20].Description': 'Nucleus or nucleon that is hit, at rest',
  };
}

function processTable({ request }: EventRun): Record<string, string> {
  const ids = request.terms.map((_, term) => processId(request, term));
  const table: Record<string, string> = { 'NuHepMC.ProcessIDs': ids.join(' ') };
  const process = describeChannel(request.channel);
  request.terms.forEach(({ target }, term) => {
    const regime = target.current.kind === 'spin 0' ? 'coherent' : 'elastic on a nucleon';
    table[`NuHepMC.ProcessInfo[${ids[term]}].Name`] = `trident ${request.channel.name} ${regime}`;
    table[`NuHepMC.ProcessInfo[${ids[term]}].Description`] =
      `${process}, ${target.name}; arXiv:1807.10973, arXiv:1902.06765`;
  });
  return table;
}

function provenance({ provenance: given, seed, mode, sigmaErrorCm2 }: EventRun): Record<string, string | number> {
  const table: Record<string, string | number> = {
    'NuHepMC.Provenance.Nereid.seed': seed,
    'NuHepMC.Provenance.Nereid.mode': mode,
    'NuHepMC.Provenance.Nereid.crossSectionErrorPb': picobarn(sigmaErrorCm2),
  };
  for (const [name, value] of Object.entries(given)) table[`NuHepMC.Provenance.Nereid.${name}`] = value;
  return table;
}

/** Events are numbered from 1. Particles: ν, target, then ν, ℓ⁻, ℓ⁺ and the target after. */
export function hepmc3Events(chunk: EventChunk, { request }: EventRun): string {
  const particles = eventParticles(request);
  const lines: string[] = [];
  for (let i = 0; i < chunk.count; i++) {
    const term = chunk.term[i];
    const mass = particles.hadronMass[term];
    const hadron = particles.hadron[term];
    lines.push(
      `E ${chunk.firstEvent + i + 1} 1 6`,
      'U GEV MM',
      `W ${chunk.weight[i]}`,
      'A 0 lab_pos 0 0 0 0',
      `A 0 signal_process_id ${processId(request, term)}`,
      `P 1 0 ${particles.neutrinoIn} ${momentum(chunk.neutrinoIn, i)} 0 4`,
      `P 2 0 ${hadron} 0 0 0 ${mass} ${mass} 20`,
      'V -1 1 [1,2]',
      `P 3 -1 ${particles.neutrinoOut[chunk.outgoing[i]]} ${momentum(chunk.neutrinoOut, i)} 0 1`,
      `P 4 -1 ${particles.leptonMinus} ${momentum(chunk.leptonMinus, i)} ${particles.massMinus} 1`,
      `P 5 -1 ${particles.leptonPlus} ${momentum(chunk.leptonPlus, i)} ${particles.massPlus} 1`,
      `P 6 -1 ${hadron} ${momentum(chunk.hadron, i)} ${mass} 1`,
    );
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

export const hepmc3Footer = (): string => 'HepMC::Asciiv3-END_EVENT_LISTING\n\n';

/** `px py pz E`, each with the fewest digits that give the same double. */
function momentum(p: Float64Array, i: number): string {
  const at = 4 * i;
  return `${p[at + 1]} ${p[at + 2]} ${p[at + 3]} ${p[at]}`;
}
