import { parseModel } from '@nereid/physics';
import { describe, expect, it } from 'vitest';
import {
  decodeWarped,
  encodeWarped,
  FIRST_STATE,
  muTauKind,
  rsCommand,
  withCustodial,
  withMuTau,
  withParameter,
} from './warpedState.js';

const EXPERIMENTS = ['ccfr', 'charm-ii', 'dune-projection-25', 'nutev'];
const full = {
  ...withMuTau(withCustodial(withParameter(FIRST_STATE, 'cLeftMu', -0.5), true), 'light'),
  experiments: ['ccfr'],
  confidenceLevel: 0.9,
  sidedness: 'two-sided',
  along: 'muTauMass',
} as const;

describe('the address of a warped sector', () => {
  it('is empty for the first state and read back without loss', () => {
    expect(encodeWarped(FIRST_STATE)).toBe('');
    const query = encodeWarped(full);
    expect(query).toBe(
      'cLeftMu=-0.5&muTauCoupling=0.001&muTauMass=0.1&custodial=1&experiment=ccfr&cl=0.9&sided=two&along=muTauMass&v=1',
    );
    expect(decodeWarped(query, EXPERIMENTS)).toEqual({ state: full, problems: [] });
  });

  it('names everything that makes no sense and keeps the rest', () => {
    const { state, problems } = decodeWarped(
      'cLeftMu=x&irScale=4000&experiment=ccfr,minos&cl=2&sided=three&along=nothing&colour=red&v=9',
      EXPERIMENTS,
    );
    expect(state).toEqual({ ...FIRST_STATE, parameters: { irScale: 4000 }, experiments: ['ccfr'] });
    expect(problems).toEqual([
      'cLeftMu=x: not a number',
      'colour: not known here',
      'v=9: this page reads version 1',
      'experiment=minos: not known',
      'cl=2: not a number from 0.5 to below 1',
      'sided=three: not one of one, two',
      expect.stringMatching(/^along=nothing: not one of irScale, /),
    ]);
  });

  it('does not draw along a parameter that is not in use', () => {
    expect(decodeWarped('along=muTauMass&v=1', EXPERIMENTS).state.along).toBe('irScale');
    expect(withMuTau(full, 'none').along).toBe('irScale');
  });
});

describe('parameters', () => {
  it('that are as usual are left out, and those that need each other come and go together', () => {
    expect(withParameter(full, 'cLeftMu', 0.58).parameters).not.toHaveProperty('cLeftMu');
    expect(withCustodial({ ...full, parameters: { ...full.parameters, rightCoupling: 2 } }, false).parameters).toEqual({
      irScale: 3000,
      cLeftMu: -0.5,
      muTauCoupling: 0.001,
      muTauMass: 0.1,
    });
    for (const kind of ['none', 'light', 'broken', 'brane'] as const) {
      const changed = withMuTau(withParameter(full, 'muTauMixing', 0.001), kind);
      expect(muTauKind(changed)).toBe(kind);
      // the model takes every kind without complaint
      expect(parseModel('randall-sundrum', changed.parameters).name).toBe('randall-sundrum');
    }
  });

  it('become the flags of nereid rs', () => {
    expect(rsCommand(FIRST_STATE)).toBe('npx nereid-hep rs --ir-scale=3000');
    expect(rsCommand({ ...full, parameters: { ...full.parameters, t3RightDoublet: -0.5, cRightTau: 0.3 } })).toBe(
      'npx nereid-hep rs --ir-scale=3000 --c-left mu=-0.5 --c-right tau=0.3 --t3-right-doublet=-0.5 --mu-tau-coupling=0.001 ' +
        '--mu-tau-mass=0.1 --custodial --experiment ccfr --cl 0.9 --sided two',
    );
  });
});
