import type { HepDataSubmission } from './hepDataTable.js';

/** Files of a figure, by HEPData's convention: a table with both shows the small one, which leads to the other. */
export interface HepDataFigure {
  readonly image: string;
  /** Named as the image, after `thumb_`. */
  readonly thumbnail: string;
}

/** What a file beside a submission is, by its ending. */
const KINDS: Readonly<Record<string, string>> = {
  bib: 'References as BibTeX',
  csv: 'Comma-separated values',
  json: 'JSON',
  pdf: 'Figure as PDF',
  svg: 'Figure as SVG',
  tex: 'LaTeX',
};

/**
 * The submission with what lies beside it in its folder: HEPData refuses files that nothing refers to. The figure belongs to every
 * table, the others to the submission.
 * @param figure undefined where there is none as PNG
 */
export function withResources(
  submission: HepDataSubmission,
  figure: HepDataFigure | undefined,
  files: readonly string[],
): HepDataSubmission {
  const images = figure && [
    { location: figure.image, description: 'Image file' },
    { location: figure.thumbnail, description: 'Thumbnail image file' },
  ];
  const others = files.map((location) => {
    const [ending] = location.split('.').slice(-1);
    return { location, description: `${KINDS[ending] ?? ending}: ${location}` };
  });
  // before data_file, which ends the entry of a table
  const tables = submission.tables.map(({ data_file, ...table }) => ({
    ...table,
    ...(images && { additional_resources: images }),
    data_file,
  }));
  return { ...submission, overview: { ...submission.overview, additional_resources: others }, tables };
}
