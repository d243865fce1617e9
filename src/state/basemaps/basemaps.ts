import { batch, computed, effect, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import {
  type Basemap,
  type Capabilities,
  checkBasemap,
  isSameSource,
  isVector,
  sheetSource,
} from '../../domain/basemap.ts';
import type { SheetBasemaps } from '../../print/client.ts';
import type { BasemapFault } from '../../print/spec/failure.ts';
import type { DeviceStore, StoredRecord } from '../device-store.ts';
import { packed, unpacked } from '../link.ts';
import type { PageState } from '../page-state.ts';

/** A basemap that the reader added, with its key and file, which stay on the device. */
export interface AddedBasemap {
  id: string;
  basemap: Basemap;
  key?: string;
  file?: Blob;
}

/** A basemap as the device stores it. Its file is a separate record, so that a change of the opacity does not write the file again. */
interface StoredBasemap extends StoredRecord, Omit<AddedBasemap, 'file'> {
  version: 1;
  order: number;
  isChosen: boolean;
}
interface StoredFile extends StoredRecord {
  file: Blob;
}

/** State of the chosen basemap on the map. */
export type BasemapStatus =
  /** `none`: the atlas's own ground is shown, or there is no map. */
  { state: 'none' | 'loading' | 'empty' | 'drawn' } | ({ state: 'dead' } & BasemapRefusal);

/** Why a basemap cannot be used. */
export interface BasemapRefusal {
  why: BasemapFault;
  detail: string;
}

/** What the settings need of the code that reads tiles. Each call returns the cause if it fails. */
export interface BasemapTools {
  /** Opens a basemap and reads one tile to test it. */
  tryOut(
    basemap: Basemap,
    own: Pick<AddedBasemap, 'key' | 'file'>,
  ): Promise<Pick<Basemap, 'zooms' | 'attribution'> | BasemapRefusal>;
  /** Reads the description of a WMTS; null if the response is not one. */
  capabilities(address: string, key: string | undefined): Promise<Capabilities | null | BasemapRefusal>;
}

/** The basemaps of a page. */
export interface Basemaps {
  /** Address of the page, and the origins to which it may send requests besides its own. */
  site: { page: string; allowed: readonly string[] };
  tools: BasemapTools;
  added: ReadonlySignal<readonly AddedBasemap[]>;
  /** The basemap on the map; null for the atlas's own ground. */
  chosen: ReadonlySignal<AddedBasemap | null>;
  /** The basemap that the link names and that was not added on this device. Nothing is requested for it until the reader accepts it. */
  linked: ReadonlySignal<Basemap | null>;
  status: ReadonlySignal<BasemapStatus>;
  /** Grows when the reader tries again. */
  attempt: ReadonlySignal<number>;
  /** Ids of basemaps that the device could not store: they last until the page is closed. */
  notStored: ReadonlySignal<ReadonlySet<string>>;
  /** Adds a basemap and chooses it; one with the same tiles is replaced. */
  add(basemap: Basemap, own?: Pick<AddedBasemap, 'key' | 'file'>): void;
  change(id: string, change: Partial<Pick<Basemap, 'name' | 'opacity' | 'attribution' | 'zooms'>>): void;
  setKey(id: string, key: string): void;
  choose(id: string | null): void;
  remove(id: string): void;
  /** Dismisses the basemap that the link names. */
  forgetLinked(): void;
  retry(): void;
  setStatus(status: BasemapStatus): void;
  /** What printing needs to open the basemaps that sheets draw. */
  forSheets(): SheetBasemaps;
  /** The name of the present basemap in the settings of a sheet; undefined if there is none or sheets do not draw it. */
  sheetSource(): string | undefined;
}

const fileId = (id: string): string => `${id}.file`;

/**
 * Restores the basemaps that the device stores, stores every change of them, and keeps the chosen one and the link in step.
 * @param stored the records of the store; those of another form are not changed
 * @param site address of the page, and the origins to which it may send requests besides its own
 */
export function startBasemaps(
  state: Pick<PageState, 'basemap' | 'notice'>,
  store: Pick<DeviceStore, 'put' | 'remove'>,
  stored: readonly StoredRecord[],
  { page, allowed }: Basemaps['site'],
  tools: BasemapTools,
): Basemaps {
  const read = readAll(stored, page);
  const added = signal<readonly AddedBasemap[]>(
    read.map(({ id, basemap, key, file }) => withOwn({ id, basemap }, { key, file })),
  );
  const chosenId = signal(read.find(({ isChosen }) => isChosen)?.id ?? null);
  const chosen = computed(() => added.value.find(({ id }) => id === chosenId.value) ?? null);
  const linked = signal<Basemap | null>(null);
  const status = signal<BasemapStatus>({ state: 'none' });
  const attempt = signal(0);
  const { notStored, save, forget } = createSaver(store);
  const storeAll = (): void => {
    for (const [order, entry] of added.peek().entries())
      save(toRecord(entry, order, entry.id === chosenId.peek()), entry.id);
  };
  /** The part of the link for the chosen basemap. */
  const linkText = (): string | null => (chosen.peek() ? packed(chosen.peek()?.basemap) : null);

  const choose = (id: string | null): void => {
    batch(() => {
      chosenId.value = id;
      linked.value = null;
      state.basemap.value = linkText();
    });
    storeAll();
  };
  followLink(state, page, linkText, (basemap) => {
    const known = basemap && added.peek().find((each) => isSameSource(each.basemap.source, basemap.source));
    if (known) choose(known.id);
    else linked.value = basemap;
  });
  const replace = (id: string, change: (before: AddedBasemap) => AddedBasemap): void => {
    batch(() => {
      added.value = added.peek().map((each) => (each.id === id ? change(each) : each));
      if (chosenId.peek() === id) state.basemap.value = linkText();
    });
    storeAll();
  };

  return {
    site: { page, allowed },
    tools,
    added,
    chosen,
    linked,
    status,
    attempt,
    notStored,
    add(basemap, own = {}) {
      const same = added.peek().find((each) => isSameSource(each.basemap.source, basemap.source));
      const id = same?.id ?? newId(added.peek());
      const entry = withOwn({ id, basemap }, { key: own.key ?? same?.key, file: own.file });
      batch(() => {
        added.value = withEntry(added.peek(), entry);
        attempt.value++;
      });
      if (own.file) save({ id: fileId(id), file: own.file } as StoredFile, id);
      choose(id);
    },
    change: (id, change) =>
      replace(id, (before) => ({ ...before, basemap: { ...before.basemap, ...change } })),
    setKey: (id, key) => replace(id, ({ basemap, file }) => withOwn({ id, basemap }, { key, file })),
    choose,
    remove(id) {
      if (chosenId.peek() === id) choose(null);
      added.value = added.peek().filter((each) => each.id !== id);
      forget(id);
    },
    forgetLinked() {
      state.basemap.value = null;
    },
    retry: () => attempt.value++,
    setStatus: (next) => (status.value = next),
    forSheets: () => ({ page, allowed, known: added.value.flatMap(listForSheets) }),
    sheetSource: () => drawnSource(chosen.peek(), status.peek()),
  };
}

/**
 * Takes over the basemap that the link names, and writes the chosen one back if the link names none or an unusable one.
 * @param linkText the part of the link for the chosen basemap
 * @param take gets the basemap that the link names if it is not the chosen one; null if the link names none
 */
function followLink(
  state: Pick<PageState, 'basemap' | 'notice'>,
  page: string,
  linkText: () => string | null,
  take: (basemap: Basemap | null) => void,
): void {
  effect(() => {
    const text = state.basemap.value;
    // A link without a basemap does not change the choice, which is written into the address again.
    if (text === null) {
      take(null);
      state.basemap.value = linkText();
      return;
    }
    if (text === linkText()) return;
    const checked = checkBasemap(unpacked(text), page);
    if ('problem' in checked) {
      state.notice.value = { kind: 'bad-link', parts: [`base=${text.slice(0, 50)}`] };
      state.basemap.value = linkText();
      return;
    }
    take(checked.basemap);
  });
}

/** Saves records, and lists the basemaps that the device could not store. */
function createSaver(store: Pick<DeviceStore, 'put' | 'remove'>) {
  const notStored = signal<ReadonlySet<string>>(new Set());
  const note = (id: string, isStored: boolean): void => {
    const next = new Set(notStored.peek());
    if (isStored) next.delete(id);
    else next.add(id);
    notStored.value = next;
  };
  return {
    notStored,
    /** Removes a basemap and its file. */
    forget: (id: string): void => {
      // If the device refuses, nothing was stored either.
      for (const record of [id, fileId(id)]) store.remove('basemaps', record).catch(() => undefined);
      note(id, true);
    },
    /** @param id id of the basemap that the record belongs to */
    save: (record: StoredRecord, id: string): void => {
      store.put('basemaps', record).then(
        () => undefined,
        () => note(id, false),
      );
    },
  };
}

/** A basemap as the device stores it, without its file. */
const toRecord = ({ id, basemap, key }: AddedBasemap, order: number, isChosen: boolean): StoredBasemap => ({
  id,
  version: 1,
  basemap,
  order,
  isChosen,
  ...(key === undefined ? {} : { key }),
});

/** The name of the present basemap in the settings of a sheet; undefined unless it is drawn on the map, since it would fail on the sheet too. */
const drawnSource = (chosen: AddedBasemap | null, { state }: BasemapStatus): string | undefined =>
  chosen && isVector(chosen.basemap) && state === 'drawn' ? sheetSource(chosen.basemap) : undefined;

/** What printing needs of a basemap; empty if sheets do not draw it. */
function listForSheets({ basemap, key, file }: AddedBasemap): SheetBasemaps['known'] {
  const source = sheetSource(basemap);
  if (source === undefined) return [];
  return [{ source, ...(key === undefined ? {} : { key }), ...(file ? { file } : {}) }];
}

const withOwn = (
  entry: Pick<AddedBasemap, 'id' | 'basemap'>,
  { key, file }: { key?: string | undefined; file?: Blob | undefined },
): AddedBasemap => ({
  ...entry,
  ...(key === undefined || key === '' ? {} : { key }),
  ...(file ? { file } : {}),
});

/** The list with an entry, replacing the one with the same id, or at the end. */
const withEntry = (added: readonly AddedBasemap[], entry: AddedBasemap): AddedBasemap[] =>
  added.some(({ id }) => id === entry.id)
    ? added.map((each) => (each.id === entry.id ? entry : each))
    : [...added, entry];

function newId(added: readonly AddedBasemap[]): string {
  for (let n = added.length + 1; ; n++) if (!added.some(({ id }) => id === `b${n}`)) return `b${n}`;
}

/** The basemaps among the records of the device, in their order. */
const readAll = (stored: readonly StoredRecord[], page: string): ReturnType<typeof readStored> =>
  stored.flatMap((record) => readStored(record, stored, page)).toSorted((a, b) => a.order - b.order);

/**
 * A basemap with its file from a record that this program wrote; empty for other records. Without its stored file the reader has to choose it again.
 */
function readStored(
  record: StoredRecord,
  all: readonly StoredRecord[],
  page: string,
): (StoredBasemap & { file?: Blob })[] {
  const { id, version, basemap, key, order, isChosen } = record as Partial<StoredBasemap>;
  if (version !== 1 || typeof id !== 'string' || typeof order !== 'number') return [];
  const checked = checkBasemap(basemap, page);
  if ('problem' in checked) return [];
  const { file } = (all.find((each) => each.id === fileId(id)) ?? {}) as Partial<StoredFile>;
  return [
    {
      id,
      version,
      basemap: checked.basemap,
      order,
      isChosen: isChosen === true,
      ...(typeof key === 'string' ? { key } : {}),
      ...(file instanceof Blob ? { file } : {}),
    },
  ];
}
