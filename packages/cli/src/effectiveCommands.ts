import { Command } from 'commander';
import { companionInputs, figureDrawing, model, wcxf } from './options/commandOptions.js';
import { collect, joined, namesIn, onlyWhere } from './options/optionRules.js';

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

/** `nereid companion`: other observables in the plane of the trident limits. */
export function companionCommand(): Command {
  const command = new Command('companion')
    .description('what else bounds a gauged L_μ − L_τ boson: muon g−2, Belle II, Borexino, tau decays, computed')
    .option(
      '--observable <names>',
      'g-2, belle-ii, borexino, tau, joined by commas',
      joined(),
      'g-2,belle-ii,borexino,tau',
    )
    .option('--mass <GeV>', 'masses: one number, a list, or min:max:count (log-spaced)', joined(), '0.001:100:51')
    .option('--cl <level>', 'confidence level of all but the bands of g−2', '0.95')
    .option('--out <folder>', 'write companions.csv, .json and the figure there')
    .option('--ew <name=value>', 'electroweak input (repeatable)', collect)
    .option('--mass-of <flavour=GeV>', 'charged-lepton mass: e, mu, tau (repeatable)', collect)
    .option('--json', 'print JSON: sorted keys, numbers unrounded');
  onlyWhere(command, ['--cl'], {
    holds: ({ observable }) => namesIn(observable).some((name) => name !== 'g-2'),
    problem: 'the bands of g−2 have levels of their own, two and five standard deviations',
    remedy: 'Leave it out, or name another --observable too.',
  });
  return figureDrawing(companionInputs(command, 'observable')).addHelpText(
    'after',
    `
Examples:
  nereid companion --mass 0.01,0.1,1,10
  nereid companion --observable g-2 --g-minus-2 wp2020 --mass 0.001:10:100 --out companions
  nereid companion --style paper --format pdf --out companions
  nereid companion --observable belle-ii --photon-background 200 --photon-efficiency 0.5 --cl 0.9 --json
  nereid limit --experiment ccfr --overlay g-2,belle-ii,borexino --out ccfr-limit`,
  );
}
