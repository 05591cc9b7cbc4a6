import { readFileSync } from 'node:fs';

/** Version that the pages name: that of the calculation behind them. */
export const VERSION: string = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version;
