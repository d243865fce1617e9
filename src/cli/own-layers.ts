/** Own layers of `npm run atlas`: files that are read as the page reads them. */
import { openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { datumName, DATUM_OF_FILE, type PositionColumns, readDatumName } from '../domain/datum.ts';
import type { Gazetteer, Network } from '../domain/network.ts';
import type { Language } from '../domain/language.ts';
import {
  isLarge,
  type LargeLayer,
  type LayerReading,
  ownLayerId,
  type OwnLayer,
  type SmallLayer,
  valueText,
} from '../domain/own-layer.ts';
import {
  columnRef,
  entryOfLayer,
  type GivenSheetLayer,
  type SheetLayerEntry,
} from '../domain/sheet-layer.ts';
import { buildLarge, openLarge } from '../exchange/layers/open-large.ts';
import {
  buildPlaceNames,
  buildRows,
  computeShift,
  guessReading,
  openContent,
} from '../exchange/own-layer.ts';
import type { OpenedLayer } from '../exchange/own-layer.ts';
import { findReading, firstName, newLayer, partIndex } from '../exchange/new-own-layer.ts';
import { type InputFile, readFiles } from '../exchange/readers/read.ts';
import { cliWords } from '../i18n/index.ts';
import { faultText } from '../i18n/fault-text.ts';
import { parseSpec, type PrintSpec } from '../print/spec/spec.ts';
import { Refusal } from './arguments.ts';
import type { OwnLayerOrder } from './own-layer-options.ts';
import { askedSettings, columnIn, settingsOf } from './own-layer-settings.ts';

/** What finding the datum needs. */
interface Surroundings {
  network: Network;
  /** Names of all towns, which tell a datum too. */
  loadGazetteer(): Promise<Gazetteer>;
  language: Language;
}

type Rows = Pick<SmallLayer, 'rows'> | Pick<LargeLayer, 'packed'>;

/** A sheet or layer that was read, and its index in its file. */
interface Part {
  opened: OpenedLayer;
  index: number;
  build(positions: PositionColumns | null, reading: LayerReading): Promise<Rows>;
}

const MOST_TOLD = 5;

/**
 * Reads the layers that are asked for.
 * @param spec the sheet: a saved one (`hasSpec`) says itself which parts of which files it needs and how they are drawn
 * @returns the layers, and the sheet with what is asked of them in it
 * @throws Refusal naming file, sheet, row or column
 */
export async function readOwnLayersOf(
  orders: readonly OwnLayerOrder[],
  spec: PrintSpec,
  hasSpec: boolean,
  around: Surroundings,
): Promise<{ given: GivenSheetLayer[]; spec: PrintSpec; told: string[] }> {
  const given: GivenSheetLayer[] = [];
  const told: string[] = [];
  const added: Record<string, SheetLayerEntry> = {};
  const ownPoints: PrintSpec['ownPoints'] = {};
  const { language } = around;
  for (const order of orders) {
    const parts = await readParts(order.file, language, told);
    const wanted = hasSpec ? partsOfSpec(order, parts, spec, language) : [choosePart(order, parts, language)];
    for (const { part, entry } of wanted) {
      const layer = await buildLayer(part, order, entry, given.length, around, told);
      if (given.some((each) => each.layer.id === layer.id))
        throw new Refusal(cliWords.in(language).own.twice(order.file));
      given.push({ kind: 'own', layer, content: given.length + 1 });
      if (entry) continue;
      added[layer.id] = entryOfLayer(layer, given.length - 1);
      if (order.as) ownPoints[order.as] = layer.id;
    }
  }
  if (hasSpec || orders.length === 0) return { given, spec, told };
  return { given, spec: parseSpec({ ...spec, addedLayers: added, ownPoints }), told };
}

/** Everything that a file holds, with what could not be used of it in `told`. */
async function readParts(file: string, language: Language, told: string[]): Promise<Part[]> {
  const words = cliWords.in(language).own;
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) throw new Refusal(words.absent(file));
  if (stats.isDirectory()) throw new Refusal(words.folder(file));
  const inputs: InputFile[] = [];
  for (const path of [file, ...shapefileParts(file)])
    inputs.push({ name: basename(path), blob: await openAsBlob(path), lastModified: statSync(path).mtimeMs });
  const { contents, faults } = await readFiles(inputs);
  const lines = [...faults, ...contents.flatMap((content) => content.faults)].map((fault) =>
    faultText(fault, language),
  );
  if (contents.length === 0) throw new Refusal([words.nothing(file), ...lines].join('\n'));
  told.push(...lines);
  return contents.map((content): Part => {
    const index = partIndex(contents, content);
    if (content.kind === 'sheet' || content.kind === 'features') {
      const opened = openContent(content);
      return {
        opened,
        index,
        build: async (positions, reading) => ({ rows: await buildRows(opened, positions, reading) }),
      };
    }
    const large = openLarge(content);
    return {
      opened: large.sample,
      index,
      build: async (positions, reading) => ({ packed: buildLarge(large, positions, reading).rows }),
    };
  });
}

/** The other files of a shapefile, which lie beside it. */
function shapefileParts(file: string): string[] {
  if (!/[.]shp$/i.test(file)) return [];
  const stem = basename(file).replace(/shp$/i, '').toLowerCase();
  return readdirSync(dirname(file))
    .filter((name) => name.toLowerCase().startsWith(stem) && !/[.]shp$/i.test(name))
    .map((name) => join(dirname(file), name));
}

const partName = ({ opened }: Part): string =>
  opened.part ?? (insideOf(opened.file.name) || opened.file.name);

function choosePart(
  order: OwnLayerOrder,
  parts: readonly Part[],
  language: Language,
): { part: Part; entry: null } {
  const { file, sheet } = order;
  const words = cliWords.in(language).own;
  const [only] = parts;
  const part =
    sheet === null ? (parts.length === 1 ? only : undefined) : parts.find((each) => partName(each) === sheet);
  if (part) return { part, entry: null };
  const names = parts.map(partName).join(', ');
  throw new Refusal(sheet === null ? words.severalSheets(file, names) : words.noSheet(file, sheet, names));
}

/** The path of a file inside its archive, which may have another name by now; empty for a file that is in none. */
const insideOf = (name: string): string => (name.includes('/') ? name.slice(name.indexOf('/') + 1) : '');

/** The parts of a file that a saved sheet needs: by the hash of the file and the sheet in it. */
function partsOfSpec(
  { file }: OwnLayerOrder,
  parts: readonly Part[],
  { addedLayers }: PrintSpec,
  language: Language,
): { part: Part; entry: SheetLayerEntry & { id: string } }[] {
  const found = parts.flatMap((part) => {
    const { sha256 } = part.opened.file;
    const entry = Object.entries(addedLayers).find(([id, { file: needed }]) =>
      needed
        ? needed.sha256 === sha256 &&
          (needed.part ?? null) === part.opened.part &&
          insideOf(needed.name) === insideOf(part.opened.file.name)
        : id === ownLayerId({ sha256 }, part.index),
    );
    return entry ? [{ part, entry: { ...entry[1], id: entry[0] } }] : [];
  });
  if (found.length > 0) return found;
  const words = cliWords.in(language).own;
  const needed = Object.values(addedLayers).flatMap(({ name, file: each }) =>
    each ? [words.needed(name, each.name, each.sha256.slice(0, 12))] : [],
  );
  const hash = parts[0]?.opened.file.sha256.slice(0, 12) ?? '';
  throw new Refusal(words.notInSpec(file, hash, needed.length === 0 ? words.noneNeeded : needed.join('\n')));
}

async function buildLayer(
  part: Part,
  order: OwnLayerOrder,
  entry: (SheetLayerEntry & { id: string }) | null,
  place: number,
  around: Surroundings,
  told: string[],
): Promise<OwnLayer> {
  const { opened, index } = part;
  const { language } = around;
  const positions = findPositionColumns(opened, order, entry, language);
  const reading = {
    ...(await chooseReading(opened, positions, order, entry, around)),
    positions,
  };
  const rows = await part.build(positions, reading);
  const name = order.name ?? entry?.name ?? firstName(opened);
  const layer = { ...newLayer(opened, { name, reading, index, order: place }), ...rows } as OwnLayer;
  tellUnplaced(layer, positions, opened, language, told);
  const settings = entry ? settingsOf(layer, entry, order, language) : askedSettings(layer, order, language);
  return { ...layer, id: entry?.id ?? layer.id, settings };
}

function findPositionColumns(
  { columns, geometries, positions }: OpenedLayer,
  order: OwnLayerOrder,
  entry: SheetLayerEntry | null,
  language: Language,
): PositionColumns | null {
  if (geometries) return null;
  const refs = order.positions ?? entry?.positions;
  if (!refs) {
    if (!positions) throw new Refusal(cliWords.in(language).own.noPositions(order.file));
    return positions;
  }
  const [first = -1, second] = refs.map((ref) => columnIn(columns, ref, order, language));
  return second === undefined ? { kind: 'one', column: first } : { kind: 'two', first, second };
}

/** The datum that was asked for, else that of the saved sheet, else the likeliest. @throws Refusal where several are as likely */
async function chooseReading(
  opened: OpenedLayer,
  positions: PositionColumns | null,
  { file, datum: asked, swapped }: OwnLayerOrder,
  entry: SheetLayerEntry | null,
  { network, loadGazetteer, language }: Surroundings,
): Promise<Omit<LayerReading, 'positions'>> {
  const words = cliWords.in(language).own;
  const name = asked ?? entry?.datum;
  const known = name === undefined ? null : readDatumName(name);
  const isSwapped = swapped || entry?.swapped === true;
  if (known === DATUM_OF_FILE) {
    if (!opened.named) throw new Refusal(words.noDatum(file));
    return { datum: opened.named, swapped: isSwapped };
  }
  if (known) return { datum: known, swapped: isSwapped };
  const guess = guessReading(opened, positions, buildPlaceNames(network, await loadGazetteer()));
  const found = findReading(guess, opened);
  if (found) return found;
  const [best] = guess.choices;
  const even = guess.choices
    .filter(({ inside, swapped: other }) => best?.inside === inside && best.swapped === other)
    .map((choice) => {
      const by = Math.round(computeShift(opened, positions, choice)?.meanM ?? 0);
      return words.choice(datumName(choice.datum), by);
    });
  throw new Refusal(words.evenDatums(file, even.join(', ')));
}

/** Names rows whose position cannot be read: they are in no place of the sheet. */
function tellUnplaced(
  layer: OwnLayer,
  positions: PositionColumns | null,
  { file, part }: OpenedLayer,
  language: Language,
  told: string[],
): void {
  const words = cliWords.in(language).own;
  const where = part === null ? file.name : `${file.name} · ${part}`;
  if (isLarge(layer)) {
    const count = layer.packed.rowCount - layer.packed.placedCount;
    if (count > 0) told.push(words.unplaced(where, count));
    return;
  }
  const unplaced = layer.rows.filter(({ geometry }) => geometry === null);
  for (const { number, values } of unplaced.slice(0, MOST_TOLD)) {
    const column = positions ? (positions.kind === 'one' ? positions.column : positions.first) : null;
    told.push(
      column === null
        ? words.noGeometry(where, number)
        : words.badPosition(where, number, columnRef(layer.columns, column), positionText(values, positions)),
    );
  }
  if (unplaced.length > MOST_TOLD) told.push(words.unplaced(where, unplaced.length));
}

function positionText(values: readonly unknown[], positions: PositionColumns | null): string {
  const columns = !positions
    ? []
    : positions.kind === 'one'
      ? [positions.column]
      : [positions.first, positions.second];
  return columns.map((column) => valueText(values[column] as never)).join(', ');
}
