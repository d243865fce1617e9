import { writeFileSync } from 'node:fs';
import { readDamaged } from './import/damaged.ts';
import { readHuge } from './import/huge.ts';
import { exporting } from './import/exporting.ts';
import { importing } from './import/import.ts';
import { inThePage } from './print/page.ts';
import { printFiles } from './print/print.ts';
import { spatial } from './spatial/spatial.ts';
import { startup } from './startup/startup.ts';
import type { Result } from './result.ts';
import { toRows, formatTable } from './result.ts';

type Work = (only?: readonly string[]) => Promise<Result[]>;
const WORKS: Record<string, Work> = {
  startup,
  spatial,
  print: async () => [...(await printFiles()), ...(await inThePage())],
  import: importing,
  export: exporting,
  huge: readHuge,
  damaged: readDamaged,
};
/** The two halves of a bench that can be measured alone. */
const PARTS: Record<string, Work> = { 'print-files': printFiles, 'print-page': inThePage };
const BY_NAME = { ...WORKS, ...PARTS };
const USAGE = `npm run bench [-- WORK …] [--only PART,PART …] [--json FILE]
WORK is one of: ${Object.keys(WORKS).join(', ')}; all where none is named. Parts of print: ${Object.keys(PARTS).join(', ')}
--only measures some parts of the work spatial, such as coverage,nearest`;

interface BenchOptions {
  works: string[];
  jsonFile?: string;
  /** Parts of the bench `spatial`. */
  only?: string[];
}

/** Reads the command line. @throws Error with the usage for an unknown word */
function parseOptions(args: readonly string[]): BenchOptions {
  const works: string[] = [];
  let jsonFile: string | undefined;
  let only: string[] | undefined;
  const rest = [...args];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--json') {
      jsonFile = rest.shift();
      if (jsonFile === undefined) throw new Error(`--json needs a file\n${USAGE}`);
    } else if (word === '--only') {
      only = rest.shift()?.split(',');
      if (only === undefined) throw new Error(`--only needs names of parts\n${USAGE}`);
    } else if (Object.hasOwn(BY_NAME, word)) works.push(word);
    else throw new Error(`${word}: no such work\n${USAGE}`);
  }
  const options: BenchOptions = { works: works.length > 0 ? works : Object.keys(WORKS) };
  if (only !== undefined && (works.length !== 1 || works[0] !== 'spatial'))
    throw new Error(`--only is for the work spatial alone\n${USAGE}`);
  if (jsonFile !== undefined) options.jsonFile = jsonFile;
  if (only !== undefined) options.only = only;
  return options;
}

async function main(): Promise<number> {
  const { works, jsonFile, only } = parseOptions(process.argv.slice(2));
  const results: Result[] = [];
  for (const work of works) results.push(...((await BY_NAME[work]?.(only)) ?? []));
  console.log(formatTable(results));
  if (jsonFile !== undefined) writeFileSync(jsonFile, `${JSON.stringify(toRows(results), null, 2)}\n`);
  return results.every(({ met }) => met !== false) ? 0 : 1;
}

process.exitCode = await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 2;
});
