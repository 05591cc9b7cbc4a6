import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';
import { root } from './sourceFiles.js';

const SHOWN = 10;

/** Names the files that took longest: with what they import, prepare and tidy up, which reports of tests leave out. */
export default class SlowestFiles implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const seconds = (module: TestModule) => {
      const { collectDuration, duration } = module.diagnostic();
      return (collectDuration + duration) / 1000;
    };
    const slowest = modules
      .map((module) => ({
        seconds: seconds(module),
        file: relative(root, module.moduleId),
        project: module.project.name,
      }))
      .sort((a, b) => b.seconds - a.seconds)
      .slice(0, SHOWN);
    console.log(`\nslowest files of ${modules.length}:`);
    for (const one of slowest) console.log(`${one.seconds.toFixed(1).padStart(8)} s  ${one.file} (${one.project})`);
  }
}
