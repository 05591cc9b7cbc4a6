import { describe, expect, it } from 'vitest';
import { besselSmallArgument, besselValues } from './bessel.js';

/** x, J₀, J₁, Y₀, Y₁: mpmath 1.3 with 40 digits, besselj and bessely at the double nearest to x. */
const reference: readonly (readonly [number, number, number, number, number])[] = [
  [1e-18, 1.0, 5e-19, -26.459485854768086, -6.366197723675813e17],
  [1e-9, 1.0, 5e-10, -13.266645074938387, -636619772.3675814],
  [0.001, 0.9999997500000156, 0.0004999999375000026, -4.471416611375923, -636.6221672311394],
  [0.3, 0.9776262465382961, 0.148318816273104, -0.8072735778045195, -2.2931051383885293],
  [0.8935769662791675, 0.8101238593535642, 0.4036537406955804, -2.3389279284062102e-17, -0.8794208024971948],
  [0.999, 0.7656375745159795, 0.43972527610888246, 0.0874753165144346, -0.7820827263715483],
  [1, 0.7651976865579666, 0.4400505857449335, 0.08825696421567696, -0.7812128213002887],
  [1.001, 0.764757473452872, 0.44037557023390617, 0.0890377424468586, -0.7803437857000601],
  [2.404825557695773, -6.10876525973673e-17, 0.5191474972894667, 0.509924383448479, 0.1027466824382596],
  [3.8317059702075125, -0.402759395702553, -6.149807356994906e-17, 0.0513976730994109, 0.41251739515882574],
  [5.52, -2.6578369480081305e-5, -0.3402696204082897, -0.33893850978546153, -0.030444278398032303],
  [8, 0.1716508071375539, 0.23463634685391463, 0.22352148938756622, -0.1580604617312475],
  [12.5, 0.1468840547004211, -0.16548380461475973, -0.1712143068446693, -0.1538382565375012],
  [18, -0.013355805721984111, -0.18799488548806959, -0.1875521596114106, 0.008155132278221441],
  [24.9, 0.0832459683530155, -0.13485569953140886, -0.13649918399676522, -0.08600255759555425],
  [25, 0.09626678327595811, -0.1253502495802899, -0.12724943226800614, -0.09882996478323741],
  [25.1, 0.10827567149994945, -0.11463478413442257, -0.11676770763803694, -0.11062223322783099],
  [40.7, -0.074849394089421, 0.09927874708576796, 0.10019058095724165, 0.07608569409127226],
  [100, 0.019985850304223122, -0.07714535201411216, -0.07724431336508315, -0.020372312002759792],
  [314.15, 0.03152236113943682, -0.03208741218512917, -0.03213754222921222, -0.0315735509307187],
  [1000, 0.024786686152420176, 0.004728311907089524, 0.0047159179776228135, -0.024784331292351778],
  [12345.6, -0.0005290500807391781, -0.007161490385020107, -0.007161468952481367, 0.0005287600398247065],
];

describe('besselValues', () => {
  it.each(reference)('agrees with 40-digit values at x = %d', (x, j0, j1, y0, y1) => {
    const values = besselValues(x);
    // rounding: a few units in the last place of the modulus
    const tolerance = 1e-15;
    const error0 = Math.hypot(values.j0 - j0, values.y0 - y0) / Math.hypot(j0, y0);
    const error1 = Math.hypot(values.j1 - j1, values.y1 - y1) / Math.hypot(j1, y1);
    expect(error0).toBeLessThan(tolerance);
    expect(error1).toBeLessThan(tolerance);
    // J is small beside Y near the origin: relative on its own there
    if (x < 1) {
      expect(Math.abs(values.j0 / j0 - 1)).toBeLessThan(4e-16);
      expect(Math.abs(values.j1 / j1 - 1)).toBeLessThan(4e-16);
    }
  });

  it('agrees with tables 9.1 of Abramowitz and Stegun (1964)', () => {
    const table: readonly (readonly [number, number, number])[] = [
      [0.1, 0.997501562066, 0.049937526],
      [2, 0.223890779141, 0.5767248078],
      [5, -0.177596771314, -0.3275791376],
      [10, -0.245935764451, 0.0434727462],
      [17.5, -0.103110398229, -0.1634199694],
    ];
    for (const [x, j0, j1] of table) {
      expect(besselValues(x).j0).toBeCloseTo(j0, 11);
      expect(besselValues(x).j1).toBeCloseTo(j1, 9);
    }
  });

  it('has the Wronskian J₁Y₀ − J₀Y₁ = 2/(πx) on a dense grid across both changes of method', () => {
    for (let x = 1e-3; x < 500; x *= 1.013) {
      const { j0, j1, y0, y1 } = besselValues(x);
      const scale = Math.abs(j1 * y0) + Math.abs(j0 * y1);
      expect(Math.abs(j1 * y0 - j0 * y1 - 2 / (Math.PI * x)) / scale).toBeLessThan(2e-15);
    }
  });
});

describe('besselSmallArgument', () => {
  it('keeps relative accuracy where J₀ rounds to 1', () => {
    // −x²/4 + x⁴/64 and the leading terms of the regular parts, A&S 9.1.10 and 9.1.11
    const { j0MinusOne, j1, y0Regular, y1Regular } = besselSmallArgument(1e-9);
    expect(j0MinusOne / -2.5e-19).toBeCloseTo(1, 14);
    expect(j1 / 5e-10).toBeCloseTo(1, 14);
    expect(y0Regular / 2.5e-19).toBeCloseTo(1, 14);
    expect(y1Regular / -2.5e-10).toBeCloseTo(1, 14);
  });
});
