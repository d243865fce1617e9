import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** The kinds of records that the page stores on the device, each with the type of its key. Values can be anything that structured clone supports. */
export const STORED_KINDS = ['layers', 'lists', 'basemaps'] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

/** A stored record: a layer of the reader, an applied official list, a basemap or its file. */
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
 * Stores records on the device, in IndexedDB. All calls reject if the browser refuses storage or has no space; the caller must then tell the reader
 * that the record lasts only until the page is closed.
 */
export class DeviceStore {
  #opened: Promise<IDBPDatabase<Schema>> | null = null;

  /** All records of a kind, in the order of their ids. */
  async all<T extends StoredRecord>(kind: StoredKind): Promise<T[]> {
    return (await (await this.#database()).getAll(kind)) as T[];
  }

  /** Stores a record, replacing the one with the same id. */
  async put(kind: StoredKind, record: StoredRecord): Promise<void> {
    await (await this.#database()).put(kind, record);
  }

  async remove(kind: StoredKind, id: string): Promise<void> {
    await (await this.#database()).delete(kind, id);
  }

  /** Closes the database; the next call opens it again. */
  async close(): Promise<void> {
    const opened = this.#opened;
    this.#opened = null;
    (await opened)?.close();
  }

  #database(): Promise<IDBPDatabase<Schema>> {
    this.#opened ??= openDB<Schema>(NAME, VERSION, {
      upgrade: (database) => {
        for (const kind of STORED_KINDS)
          if (!database.objectStoreNames.contains(kind)) database.createObjectStore(kind, { keyPath: 'id' });
      },
      // A page of a later version wants to upgrade the database and would wait for this page indefinitely.
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
