import { Command } from '@commander-js/extra-typings';
import { lmuLtau } from '@nereid/physics';
import { electroweak } from '../../options/flags/calculation.js';
import { type OptionsOf, withFlags } from '../../options/flags/groups.js';
import { model, wcxf } from '../../options/flags/model.js';

/** `nereid wcxf`: Wilson coefficients out. */
export function wcxfCommand() {
  const command = new Command('wcxf').description(
    'the contact limit of a model as Wilson coefficients: a WCxf file in the flavio basis',
  );
  const written = withFlags(command, model(lmuLtau.name), wcxf())
    .option('--eft <name>', 'WET, WET-4 or WET-3 (no taus)', 'WET')
    .option('--scale <GeV>', 'scale written into the file; nothing runs', '2')
    .option('--format <name>', 'json or yaml (default: by the name of the file, else json)')
    .option('--out <file>', 'default: standard output');
  return withFlags(written, electroweak()).addHelpText(
    'after',
    `
Examples:
  nereid wcxf --model lmu-ltau --set mass=1000 --set gPrime=1 --out point.wcxf.yml
  nereid wcxf --model contact --set vector=0.2 --set axial=-0.1
  nereid ratio --constraint ccfr --wcxf point.wcxf.yml`,
  );
}

export type WcxfFlags = OptionsOf<typeof wcxfCommand>;
