import {
  hepDataSingleFile,
  hepDataSubmission,
  type LimitDescription,
  type LimitRun,
  limitsCsv,
} from '@nereid/analysis';

/** What `nereid limit --out DIR --hepdata` writes. */
export interface LimitFiles {
  readonly csv: string;
  /** A submission in one file. */
  readonly hepData: string;
}

export const limitFiles = (run: LimitRun, description: LimitDescription): LimitFiles => ({
  csv: limitsCsv(run, description),
  hepData: hepDataSingleFile(hepDataSubmission(run, description)),
});
