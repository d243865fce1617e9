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

/** A basemap that the reader added, with what of it stays on the device: key and file. */
export interface AddedBasemap {
  id: string;
  basemap: Basemap;
  key?: string;
  file?: Blob;
}

/** A basemap as the device stores it. Its file is a record of its own, so that a change of the opacity does not write it again. */
interface StoredBasemap extends StoredRecord, Omit<AddedBasemap, 'file'> {
  version: 1;
  order: number;
  isChosen: boolean;
}
interface StoredFile extends StoredRecord {
  file: Blob;
}

/** How the chosen basemap is drawn. */
export type BasemapStatus =
  /** The atlas's own ground, or the map is not there. */
  { state: 'none' | 'loading' | 'empty' | 'drawn' } | ({ state: 'dead' } & BasemapRefusal);

/** Why something of a basemap cannot be used. */
export interface BasemapRefusal {
  why: BasemapFault;
  detail: string;
}

/** What the settings ask of the code that reads tiles; each answers with the cause if it fails. */
export interface BasemapTools {
  /** Opens a basemap and reads one tile. */
  tryOut(
    basemap: Basemap,
    own: Pick<AddedBasemap, 'key' | 'file'>,
  ): Promise<Pick<Basemap, 'zooms' | 'attribution'> | BasemapRefusal>;
  /** Reads the description of a WMTS; null if the answer is none. */
  capabilities(address: string, key: string | undefined): Promise<Capabilities | null | BasemapRefusal>;
}

/** The basemaps of a page. */
export interface Basemaps {
  /** Address of the page, and the origins that it may ask beside its own. */
  site: { page: string; allowed: readonly string[] };
  tools: BasemapTools;
  added: ReadonlySignal<readonly AddedBasemap[]>;
  /** The one on the map; null for the atlas's own ground. */
  chosen: ReadonlySignal<AddedBasemap | null>;
  /** The one that the link names and that is not among the added ones. It is asked for nothing until the reader takes it. */
  linked: ReadonlySignal<Basemap | null>;
  status: ReadonlySignal<BasemapStatus>;
  /** Grows when the reader tries again. */
  attempt: ReadonlySignal<number>;
  /** Ids of those that the device could not store: they last as long as the page. */
  notStored: ReadonlySignal<ReadonlySet<string>>;
  /** Adds a basemap and chooses it; one with the same tiles is replaced. */
  add(basemap: Basemap, own?: Pick<AddedBasemap, 'key' | 'file'>): void;
  change(id: string, change: Partial<Pick<Basemap, 'name' | 'opacity' | 'attribution' | 'zooms'>>): void;
  setKey(id: string, key: string): void;
  choose(id: string | null): void;
  remove(id: string): void;
  /** Forgets the one that the link names. */
  forgetLinked(): void;
  retry(): void;
  setStatus(status: BasemapStatus): void;
  /** What the printing needs to open those that sheets draw. */
  forSheets(): SheetBasemaps;
  /** What a new sheet calls the one on the map; undefined if there is none or sheets do not draw it. */
  sheetSource(): string | undefined;
}

const fileId = (id: string): string => `${id}.file`;

/**
 * Takes up the basemaps that the device stores, stores what becomes of them, and ties the chosen one to the link.
 * @param stored what the store had; records that are none are left where they are
 * @param site address of the page, and the origins that it may ask beside its own
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
  /** What the link says of the chosen one. */
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
 * Takes over what the link names, and writes back what is chosen where it names none or one that cannot be used.
 * @param linkText what the link says of the chosen basemap
 * @param take is given the basemap that the link names and that is not the chosen one, null if it names none
 */
function followLink(
  state: Pick<PageState, 'basemap' | 'notice'>,
  page: string,
  linkText: () => string | null,
  take: (basemap: Basemap | null) => void,
): void {
  effect(() => {
    const text = state.basemap.value;
    // A link that names none leaves the choice as it is, and the address bar says it again.
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

/** Saves records, and notes which basemaps the device does not take. */
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
      // Where the device refuses, it has nothing to remove.
      for (const record of [id, fileId(id)]) store.remove('basemaps', record).catch(() => undefined);
      note(id, true);
    },
    /** @param id that of the basemap which the record belongs to */
    save: (record: StoredRecord, id: string): void => {
      store.put('basemaps', record).then(
        () => undefined,
        () => note(id, false),
      );
    },
  };
}

/** A basemap as the device stores it; its file is a record of its own. */
const toRecord = ({ id, basemap, key }: AddedBasemap, order: number, isChosen: boolean): StoredBasemap => ({
  id,
  version: 1,
  basemap,
  order,
  isChosen,
  ...(key === undefined ? {} : { key }),
});

/** What a sheet calls the basemap on the map. Where it fails on the map it would fail on the sheet. */
const drawnSource = (chosen: AddedBasemap | null, { state }: BasemapStatus): string | undefined =>
  chosen && isVector(chosen.basemap) && state === 'drawn' ? sheetSource(chosen.basemap) : undefined;

/** What the printing needs of a basemap; none if sheets do not draw it. */
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

/** The list with an entry, in the place of the one with the same id or at the end. */
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

/** A record that this program wrote, with its file; none if it is another. A file that is missing is asked for again. */
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
