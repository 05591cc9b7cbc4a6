/** Units that a value of a record may have, with how they are written after a number in text and in TeX. */
export const UNITS = {
  none: { text: '', tex: '' },
  events: { text: ' events', tex: '~\\text{events}' },
  'events/year': { text: ' events a year', tex: '~\\text{events/year}' },
  percent: { text: ' %', tex: '\\,\\%' },
  'percent CL': { text: ' % CL', tex: '\\,\\%~\\text{CL}' },
  years: { text: ' years', tex: '~\\text{years}' },
  keV: { text: ' keV', tex: '~\\mathrm{keV}' },
  MeV: { text: ' MeV', tex: '~\\mathrm{MeV}' },
  GeV: { text: ' GeV', tex: '~\\mathrm{GeV}' },
  TeV: { text: ' TeV', tex: '~\\mathrm{TeV}' },
  'GeV^-1': { text: ' GeV⁻¹', tex: '~\\mathrm{GeV}^{-1}' },
  fm: { text: ' fm', tex: '~\\mathrm{fm}' },
  cm2: { text: ' cm²', tex: '~\\mathrm{cm}^2' },
  'fb^-1': { text: ' fb⁻¹', tex: '~\\mathrm{fb}^{-1}' },
  'ab^-1': { text: ' ab⁻¹', tex: '~\\mathrm{ab}^{-1}' },
  t: { text: ' t', tex: '~\\mathrm{t}' },
  POT: { text: ' POT', tex: '~\\text{POT}' },
  '1e-11': { text: ' × 10⁻¹¹', tex: '\\times 10^{-11}' },
  '1e-12': { text: ' × 10⁻¹²', tex: '\\times 10^{-12}' },
  'erg/s': { text: ' erg/s', tex: '~\\mathrm{erg/s}' },
  degrees: { text: '°', tex: '^\\circ' },
} as const;

/** Unit of a value, from a closed list. */
export type ValueUnit = keyof typeof UNITS;

/** All units of values. */
export const UNIT_NAMES = Object.keys(UNITS) as [ValueUnit, ...ValueUnit[]];
