// What reads and writes YAML of a user's own. Loads the parser and the schemas, four times as much as a command without: imported
// only where such a file is named.
export { hepDataFiles, parseWcxf } from '@nereid/analysis';
export { fluxFromText, parseCorrelations } from '@nereid/catalogue';
