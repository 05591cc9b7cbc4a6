import { FigureError } from './errors.js';

/** What draws a format beside SVG. Whoever installs the program from npm adds it where the format is wanted: 20 MB that most need not. */
export const PACKAGES_OF_FORMATS = {
  PNG: ['@resvg/resvg-js@2.6.2'],
  PDF: ['pdfkit@0.20.2', 'svg-to-pdfkit@0.1.8'],
} as const;

export type OptionalFormat = keyof typeof PACKAGES_OF_FORMATS;

/** The packages that draw a format are not installed; `remedy` is the command that installs them. */
export class MissingPackageError extends FigureError {
  constructor(readonly format: OptionalFormat) {
    const packages = PACKAGES_OF_FORMATS[format];
    const names = packages.map((one) => one.replace(/@[^@]*$/, '')).join(' and ');
    const problem = `needs ${names}, which ${packages.length > 1 ? 'are' : 'is'} not installed`;
    super(`${format} figures`, problem, `Run: npm install ${packages.join(' ')}`);
  }
}

/** What was to be loaded. @throws MissingPackageError where a package that draws this format is not installed */
export async function optional<T>(format: OptionalFormat, loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const names = PACKAGES_OF_FORMATS[format].map((one) => one.replace(/@[^@]*$/, ''));
    // a package that is there and lacks something is another error
    const isAbsent = code === 'ERR_MODULE_NOT_FOUND' && names.some((name) => message.includes(`'${name}'`));
    throw isAbsent ? new MissingPackageError(format) : error;
  }
}
