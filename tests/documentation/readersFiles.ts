/** Files that the reader of a page is supposed to have already, small ones of the same form. By page, then by name. */
export const READERS_FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'docs/commands.md': {
    'point.json': '{"model": "lmu-ltau", "parameters": {"mass": 0.1, "gPrime": 1e-3}}',
    'point.wcxf.json': '{"eft": "WET", "basis": "flavio", "scale": 2, "values": {"CVLL_numunumumumu": -0.1}}',
    'point.wcxf.yml': '{"eft": "WET", "basis": "flavio", "scale": 2, "values": {"CVLL_numunumumumu": -0.1}}',
    'recast.lmt': '# mass lower\n0.01 8e-4\n0.1 1e-3\n',
    'my-flux.csv': 'lowGeV,highGeV,numu,numubar\n2,10,1e-4,5e-5\n10,50,2e-5,1e-5\n',
    'scan.yaml': [
      'model: lmu-ltau',
      'parameters:',
      '  mass: {log: [0.001, 100], points: 1000}',
      '  gPrime: {log: [1.0e-5, 1.0], points: 1000}',
      'constraints: [ccfr, charm-ii]',
    ].join('\n'),
    'points.csv': 'mass,gPrime\n0.1,2e-3\n1,1e-3\n',
    'chain.txt': '# m_zp g_zp log_prob\n1e-1 2e-3 -3.5\n1e0 1e-3 -2.0\n',
    '../flavour-code/README.md': '# Tridents',
  },
  'docs/scans.md': {
    'chain.csv': 'm_zp,gPrime\n0.1,2e-3\n1,1e-3\n',
  },
  'docs/physics/rates.md': {
    // energy and six columns without a head, as GLoBES has them
    'globes_flux.txt': Array.from({ length: 40 }, (_, i) => `${0.25 * (i + 1)} 1e-7 1e-5 0 1e-8 1e-6 0`).join('\n'),
    't2k.csv': 'lowMeV,highMeV,numu\n500,1000,5e11\n1000,3000,1e11\n',
    'ship.csv': 'lowGeV,highGeV,numu,numubar\n2,10,1e-4,5e-5\n10,50,2e-5,1e-5\n',
    'faser.csv': 'lowGeV,highGeV,numu,numubar\n100,500,1e5,1e5\n500,3000,1e4,1e4\n',
  },
};
