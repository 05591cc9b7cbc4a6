import { Command } from 'commander';
import { collect, model, wcxf } from './commandOptions.js';

/** `nereid wcxf`: Wilson coefficients out. */
export function wcxfCommand(): Command {
  const command = new Command('wcxf').description(
    'the contact limit of a model as Wilson coefficients: a WCxf file in the flavio basis',
  );
  return wcxf(model(command, 'lmu-ltau'))
    .option('--eft <name>', 'WET, WET-4 or WET-3 (no taus)', 'WET')
    .option('--scale <GeV>', 'scale written into the file; nothing runs', '2')
    .option('--format <name>', 'json or yaml (default: by the name of the file, else json)')
    .option('--out <file>', 'default: standard output')
    .option('--ew <name=value>', 'electroweak input (repeatable)', collect)
    .option('--mass-of <flavour=GeV>', 'charged-lepton mass: e, mu, tau (repeatable)', collect)
    .addHelpText(
      'after',
      `
Examples:
  nereid wcxf --model lmu-ltau --set mass=1000 --set gPrime=1 --out point.wcxf.yml
  nereid wcxf --model contact --set vector=0.2 --set axial=-0.1
  nereid ratio --experiment ccfr --wcxf point.wcxf.yml`,
    );
}
