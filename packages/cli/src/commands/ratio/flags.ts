import { Command } from '@commander-js/extra-typings';
import { lmuLtau } from '@nereid/physics';
import { calculation, uncertainties } from '../../options/flags/calculation.js';
import { accuracy, constraint, counted, flux, selection, WITH_KERNELS } from '../../options/flags/constraints.js';
import { figure } from '../../options/flags/figure.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';

/** `nereid ratio`: σ/σ_SM of a point. */
export function ratioCommand() {
  const command = new Command('ratio').description('σ(model)/σ(SM) for an experiment, beside its measurement');
  const asked = withFlags(command, constraint(`required; ${WITH_KERNELS}`), model(lmuLtau.name), wcxf());
  const counting = withFlags(asked, accuracy(), flux(), counted(), selection());
  return withFlags(counting, uncertainties(), figure(), calculation()).addHelpText(
    'after',
    `
Examples:
  nereid ratio --constraint ccfr --model lmu-ltau --set mass=0.1 --set gPrime=1e-3
  nereid ratio --constraint ccfr --set mass=0.01 --set gPrime=5e-4 --cut minimumMuonMomentum=9
  nereid ratio --constraint ccfr --set mass=0.1 --set gPrime=1e-3 --uncertainties --out ccfr-errors
  nereid ratio --constraint ccfr,charm-ii --model contact --set vector=0.2 --set axial=-0.1
  nereid ratio --constraint ccfr --wcxf point.wcxf.json
  nereid ratio --constraint ccfr --model wet --set CVLL_numunumumumu=0.1 --set CVLR_numunutaumumu.Im=0.2
  nereid ratio --constraint ccfr --model vector --set mass=2 --set gPrime=0.01 --set nuMu=1 --set axialMu=2 --set 2.mass=0.1 --set 2.gPrime=1e-3 --set 2.nuMu=1 --set 2.vectorMu=-1`,
  );
}

export type RatioFlags = OptionsOf<typeof ratioCommand>;
