import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** What the page keeps on the device, and what a record of each is keyed by. Values are what a structured clone can hold. */
export const KEPT = ['layers', 'lists', 'basemaps'] as const;
export type Kept = (typeof KEPT)[number];

/** A record that is kept: a layer of the reader's own, an official list that was applied, a basemap or its file. */
export interface StoredRecord {
  id: string;
}

interface Schema extends DBSchema {
  layers: { key: string; value: StoredRecord };
  lists: { key: string; value: StoredRecord };
  basemaps: { key: string; value: StoredRecord };
}

const NAME = 'axis-atlas';
const VERSION = 2;

/**
 * Keeps records on the device, in IndexedDB. All calls reject where the browser refuses its storage or has no room: what is kept then
 * lasts as long as the page, which whoever calls has to say.
 */
export class DeviceStore {
  #opened: Promise<IDBPDatabase<Schema>> | null = null;

  /** All records of a kind, in the order of their ids. */
  async all<T extends StoredRecord>(kind: Kept): Promise<T[]> {
    return (await (await this.#database()).getAll(kind)) as T[];
  }

  /** Keeps a record in the place of the one with its id. */
  async put(kind: Kept, record: StoredRecord): Promise<void> {
    await (await this.#database()).put(kind, record);
  }

  async remove(kind: Kept, id: string): Promise<void> {
    await (await this.#database()).delete(kind, id);
  }

  /** Gives the database back; the next call opens it again. */
  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    (await opened)?.close();
  }

  #database(): Promise<IDBPDatabase<Schema>> {
    this.#opened ??= openDB<Schema>(NAME, VERSION, {
      upgrade: (database) => {
        for (const kind of KEPT)
          if (!database.objectStoreNames.contains(kind)) database.createObjectStore(kind, { keyPath: 'id' });
      },
      // A page of a later version wants to change the stores: it would wait for this one for ever.
      blocking: () => void this.close(),
      terminated: () => (this.#opened = null),
    }).catch((error: unknown) => {
      this.#opened = null;
      throw error;
    });
    return this.#opened;
  }
}

/** The store of this page. */
export const deviceStore = new DeviceStore();
