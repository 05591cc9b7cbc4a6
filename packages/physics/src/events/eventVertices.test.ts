import { describe, expect, it } from 'vitest';
import { normalCdf } from '../numerics/normalDistribution.js';
import { eventVertices } from './eventVertices.js';
import { parseSpill } from './spill.js';
import { parseVertexVolume } from './vertexVolume.js';

const COUNT = 20_000;
const column = (vertices: Float64Array, k: number) =>
  Float64Array.from({ length: vertices.length / 4 }, (_, i) => vertices[4 * i + k]);

/** √n times the largest distance between the distribution of values and a cumulative one (Kolmogorov). */
function distance(values: Float64Array, cumulative: (x: number) => number): number {
  const sorted = values.toSorted();
  const n = sorted.length;
  return (
    Math.sqrt(n) *
    sorted.reduce((largest, x, i) => {
      const expected = cumulative(x);
      return Math.max(largest, (i + 1) / n - expected, expected - i / n);
    }, 0)
  );
}
/** Exceeded by one sample in a thousand (Kolmogorov's distribution). */
const LARGEST_DISTANCE = 1.95;

const placed = (vertices: string | undefined, spill?: string, seed = 11) =>
  eventVertices(
    {
      volume: vertices === undefined ? undefined : parseVertexVolume(vertices),
      spill: spill === undefined ? undefined : parseSpill(spill),
    },
    seed,
    COUNT,
    (i) => i,
  );

const even = (minimum: number, maximum: number) => (x: number) => (x - minimum) / (maximum - minimum);

describe('positions of events', () => {
  it('are even in a box about its centre, each coordinate on its own', () => {
    const box = placed('box:x=7,y=3,z=5,centreX=-1,centreZ=2.5');
    const edges = [
      [-4.5, 2.5],
      [-1.5, 1.5],
      [0, 5],
    ];
    edges.forEach(([low, high], k) => {
      const values = column(box, k);
      expect(values.every((x) => x > low && x < high)).toBe(true);
      expect(distance(values, even(low, high))).toBeLessThan(LARGEST_DISTANCE);
    });
    // correlations of even numbers have the variance 1/n
    for (const [a, b, meanA, meanB, spread] of [
      [0, 1, -1, 0, (7 * 3) / 12],
      [1, 2, 0, 2.5, (3 * 5) / 12],
      [2, 0, 2.5, -1, (5 * 7) / 12],
    ]) {
      const [first, second] = [column(box, a), column(box, b)];
      const sum = first.reduce((total, x, i) => total + (x - meanA) * (second[i] - meanB), 0);
      expect(Math.abs(sum / COUNT / spread)).toBeLessThan(4 / Math.sqrt(COUNT));
    }
  });

  it.each([
    ['z', 0, 1, 2],
    ['x', 1, 2, 0],
    ['y', 2, 0, 1],
  ])('are even in a cylinder along %s: r² over R², azimuth and length', (axis, first, second, along) => {
    const centre = [1, -2, 10];
    const text = `cylinder:radius=2.6,length=5,axis=${axis},centreX=1,centreY=-2,centreZ=10`;
    const cylinder = placed(text);
    const [a, b] = [first, second].map((k) => column(cylinder, k).map((x) => x - centre[k]));
    const radii = a.map((x, i) => (x * x + b[i] * b[i]) / 2.6 ** 2);
    expect(radii.every((r) => r < 1)).toBe(true);
    expect(distance(radii, (r) => r)).toBeLessThan(LARGEST_DISTANCE);
    const azimuths = a.map((x, i) => Math.atan2(b[i], x));
    expect(distance(azimuths, even(-Math.PI, Math.PI))).toBeLessThan(LARGEST_DISTANCE);
    const lengths = column(cylinder, along);
    expect(lengths.every((x) => Math.abs(x - centre[along]) < 2.5)).toBe(true);
    expect(distance(lengths, even(centre[along] - 2.5, centre[along] + 2.5))).toBeLessThan(LARGEST_DISTANCE);
    // a beam along z meets a lying cylinder where it is widest
    const front = axis === 'z' ? 7.5 : 7.4;
    const [z, t] = [column(cylinder, 2), column(cylinder, 3)];
    expect(z.every((x, i) => Math.abs(t[i] * 0.299792458 - (x - front)) < 1e-12)).toBe(true);
  });

  it('are the origin at time 0 where nothing is asked for', () => {
    expect(placed(undefined).every((x) => x === 0)).toBe(true);
  });
});

describe('times of events', () => {
  it('are even in a spill, with the flight of the neutrino from the front face', () => {
    const both = placed('box:x=1,y=1,z=6', 'duration=1.6us');
    // 6 m at 0.299792458 m/ns
    const atFace = column(both, 3).map((t, i) => t - (both[4 * i + 2] + 3) / 0.299792458);
    expect(atFace.every((t) => t > -1e-9 && t < 1600 + 1e-9)).toBe(true);
    expect(distance(atFace, even(0, 1600))).toBeLessThan(LARGEST_DISTANCE);
    expect(column(both, 2)).toEqual(column(placed('box:x=1,y=1,z=6'), 2));
  });

  it('are in bunches of a cut-off normal distribution, all of them alike', () => {
    const [spacing, width] = [18.8, 6];
    const times = column(
      placed(undefined, `duration=9.6us,batches=6,bunches=82,bunchSpacing=18.8ns,bunchWidth=6ns`),
      3,
    );
    expect(times.every((t) => t > 0 && t < 9600)).toBe(true);
    const counts = new Float64Array(6 * 82);
    const within = times.map((t) => {
      const batch = Math.floor(t / 1600);
      const bunch = Math.floor((t - 1600 * batch) / spacing);
      expect(bunch).toBeLessThan(82);
      counts[82 * batch + bunch]++;
      return t - 1600 * batch - (bunch + 0.5) * spacing;
    });
    const tail = normalCdf(-spacing / 2 / width);
    const cutOff = (x: number) => (normalCdf(x / width) - tail) / (1 - 2 * tail);
    expect(distance(within, cutOff)).toBeLessThan(LARGEST_DISTANCE);
    const mean = COUNT / counts.length;
    const chiSquare = counts.reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0);
    // χ² of 491 degrees of freedom has the standard deviation √(2·491)
    expect(Math.abs(chiSquare - 491)).toBeLessThan(4 * Math.sqrt(2 * 491));
  });

  it('are those of the middles of bunches that have no width', () => {
    const times = column(placed(undefined, 'duration=100ns,bunches=4'), 3);
    expect([...new Set(times)].toSorted((a, b) => a - b)).toEqual([12.5, 37.5, 62.5, 87.5]);
  });
});

it('Places and times of an event depend on the seed and the event alone', () => {
  const placement = { volume: parseVertexVolume('box:x=1,y=1,z=1'), spill: parseSpill('duration=1us') };
  const all = eventVertices(placement, 5, 100, (i) => i);
  expect(eventVertices(placement, 5, 10, (i) => 60 + i)).toEqual(all.slice(240, 280));
  expect(eventVertices(placement, 6, 10, (i) => 60 + i)).not.toEqual(all.slice(240, 280));
});

describe('texts of volumes and spills', () => {
  it.each([
    ['sphere:radius=1', /vertices = "sphere": no such name\. .*Known: box, cylinder/],
    ['box', /has no lengths\. Write box:x=7,y=3,z=5, in metres/],
    ['box:x=1,y=2', /z is missing/],
    ['box:x=1,y=2,z=0', /"z=0": outside the valid range\. Give a number above 0/],
    ['box:x=1,y=2,z=3,w=4', /"w": no such name/],
    ['box:x=1,x=2,z=3', /x is given twice/],
    ['box:x=1,y=two,z=3', /"y=two"/],
    ['cylinder:radius=1,length=-2', /"length=-2": outside/],
    ['cylinder:radius=1,length=2,axis=w', /Known: x, y, z/],
    ['cylinder:radius=1,length=2,centreX=1e9', /"centreX=1e9": outside/],
    ['box:x=1,y=2,z=3:4', /has no lengths/],
  ])('vertices %s are refused', (text, message) => {
    expect(() => parseVertexVolume(text)).toThrow(message);
  });

  it.each([
    ['9.6us', /no such name/],
    ['duration=9.6', /has no unit/],
    ['duration=-1us', /"duration=-1us": outside/],
    ['duration=us', /outside/],
    ['bunches=4', /duration is missing/],
    ['duration=1us,batches=2', /batches without bunches/],
    ['duration=1us,bunches=1.5', /not a whole number/],
    ['duration=1us,bunches=0', /"bunches=0": outside/],
    ['duration=1us,bunches=100,bunchSpacing=18.8ns', /do not fit into a batch of 1000 ns/],
    ['duration=1us,bunches=2,bunchWidth=-1ns', /"bunchWidth=-1ns": outside/],
  ])('the spill %s is refused', (text, message) => {
    expect(() => parseSpill(text)).toThrow(message);
  });
});
