/** Files that the reader of a page is supposed to have already, small ones of the same form. By page, then by name. */
export const READERS_FILES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'docs/physics/rates.md': {
    // energy and six columns without a head, as GLoBES has them
    'globes_flux.txt': Array.from({ length: 40 }, (_, i) => `${0.25 * (i + 1)} 1e-7 1e-5 0 1e-8 1e-6 0`).join('\n'),
    't2k.csv': 'lowMeV,highMeV,numu\n500,1000,5e11\n1000,3000,1e11\n',
    'ship.csv': 'lowGeV,highGeV,numu,numubar\n2,10,1e-4,5e-5\n10,50,2e-5,1e-5\n',
    'faser.csv': 'lowGeV,highGeV,numu,numubar\n100,500,1e5,1e5\n500,3000,1e4,1e4\n',
  },
};
