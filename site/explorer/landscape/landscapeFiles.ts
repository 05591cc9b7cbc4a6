import {
  hepDataSingleFile,
  type Landscape,
  type LandscapeDescription,
  landscapeCsv,
  landscapeHepData,
} from '@nereid/analysis';

/** The tables that `nereid landscape --out DIR --hepdata` writes. */
export interface LandscapeFiles {
  readonly csv: string;
  /** A submission in one file. */
  readonly hepData: string;
}

export const landscapeFiles = (landscape: Landscape, description: LandscapeDescription): LandscapeFiles => ({
  csv: landscapeCsv(landscape, description),
  hepData: hepDataSingleFile(landscapeHepData(landscape, description)),
});
