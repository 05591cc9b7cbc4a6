import {
  hepDataSingleFile,
  type Landscape,
  type LandscapeDescription,
  landscapeCsv,
  landscapeHepData,
} from '@nereid/analysis';

/** The tables that `nereid landscape --out DIR --hepdata` writes. */
export const landscapeFiles = (landscape: Landscape, description: LandscapeDescription) => ({
  csv: landscapeCsv(landscape, description),
  /** A submission in one file. */
  hepData: hepDataSingleFile(landscapeHepData(landscape, description)),
});
