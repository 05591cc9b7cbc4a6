import { InputError } from '../errors.js';
import { assignments, requireKnown, requireWithin } from './assignments.js';

type Triple = readonly [number, number, number];

/** Where vertices lie: x, y, z in metres about a centre, the beam along z. */
export type VertexVolume =
  | { readonly kind: 'box'; readonly centreM: Triple; readonly sizeM: Triple }
  | {
      readonly kind: 'cylinder';
      readonly centreM: Triple;
      readonly radiusM: number;
      readonly lengthM: number;
      readonly axis: Axis;
    };

const AXES = ['x', 'y', 'z'] as const;
/** Direction of the axis of a cylinder; z is the beam. */
export type Axis = (typeof AXES)[number];

const SUBJECT = 'vertices';
const CENTRE = ['centreX', 'centreY', 'centreZ'];
const PARAMETERS = { box: ['x', 'y', 'z', ...CENTRE], cylinder: ['radius', 'length', 'axis', ...CENTRE] } as const;
const EXAMPLES = { box: 'box:x=7,y=3,z=5', cylinder: 'cylinder:radius=2.6,length=5' } as const;
/** Far beyond any detector [m]. */
const LARGEST_M = 1e6;

/**
 * The volume of a text: `box:x=7,y=3,z=5` (whole lengths) or `cylinder:radius=2.6,length=5,axis=x` (along the beam, z, unless given),
 * either with `centreX`, `centreY`, `centreZ` (0 unless given). All in metres, lengths above 0 and at most 10⁶.
 * @throws InputError for a name that is unknown, missing or given twice, and for numbers out of range
 */
export function parseVertexVolume(text: string): VertexVolume {
  const [kind, ...rest] = text.split(':');
  requireKnown(SUBJECT, kind, Object.keys(PARAMETERS));
  const shape = kind as keyof typeof PARAMETERS;
  if (rest.length !== 1) throw new InputError(SUBJECT, text, 'has no lengths', `Write ${EXAMPLES[shape]}, in metres.`);
  const given = assignments(SUBJECT, rest[0], PARAMETERS[shape]);
  const length = (name: string) => lengthM(given.get(name), name, text, EXAMPLES[shape]);
  const [x, y, z] = CENTRE.map((name) => offsetM(given.get(name) ?? '0', name));
  const centreM: Triple = [x, y, z];
  if (shape === 'box') return { kind: shape, centreM, sizeM: [length('x'), length('y'), length('z')] };
  const axis = given.get('axis') ?? 'z';
  requireKnown(SUBJECT, axis, AXES);
  return { kind: shape, centreM, radiusM: length('radius'), lengthM: length('length'), axis: axis as Axis };
}

function lengthM(given: string | undefined, name: string, text: string, example: string): number {
  if (given === undefined) throw new InputError(SUBJECT, text, `${name} is missing`, `Write ${example}, in metres.`);
  return requireWithin(SUBJECT, [name, given, Number(given)], 0, LARGEST_M, true);
}

const offsetM = (given: string, name: string): number =>
  requireWithin(SUBJECT, [name, given, Number(given)], -LARGEST_M, LARGEST_M);

/** z of the face or the edge that the beam meets first [m]. */
export function frontFaceM(volume: VertexVolume): number {
  const z = volume.centreM[2];
  if (volume.kind === 'box') return z - volume.sizeM[2] / 2;
  return z - (volume.axis === 'z' ? volume.lengthM / 2 : volume.radiusM);
}

/**
 * Writes a point [m] to `out[at]`, `out[at + 1]`, `out[at + 2]`: even in the volume for three independent numbers even in (0, 1), and
 * inside of it for any such numbers.
 */
export function pointInVolume(volume: VertexVolume, uniforms: Float64Array, out: Float64Array, at: number): void {
  const { centreM } = volume;
  if (volume.kind === 'box') {
    for (let k = 0; k < 3; k++) out[at + k] = centreM[k] + (uniforms[k] - 0.5) * volume.sizeM[k];
    return;
  }
  // x, y, z in the cyclic order that begins behind the axis
  const along = AXES.indexOf(volume.axis);
  const [first, second] = [(along + 1) % 3, (along + 2) % 3];
  // the area within a radius grows as its square
  const radius = volume.radiusM * Math.sqrt(uniforms[0]);
  const azimuth = 2 * Math.PI * uniforms[1];
  out[at + first] = centreM[first] + radius * Math.cos(azimuth);
  out[at + second] = centreM[second] + radius * Math.sin(azimuth);
  out[at + along] = centreM[along] + (uniforms[2] - 0.5) * volume.lengthM;
}
