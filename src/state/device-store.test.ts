import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { DeviceStore, type StoredRecord } from './device-store.ts';

interface Noted extends StoredRecord {
  note: string;
  bytes: Uint8Array;
}

describe('storage on the device', () => {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });
  const noted = (id: string, note: string): Noted => ({ id, note, bytes: new Uint8Array([1, 2, 250]) });

  it('still holds a record at a later visit, with its bytes, until it is removed', async () => {
    const store = new DeviceStore();
    await store.put('layers', noted('own-1', 'one'));
    await store.put('layers', noted('own-2', 'two'));
    await store.put('layers', noted('own-1', 'one again'));
    await store.close();
    const later = new DeviceStore();
    expect(await later.all<Noted>('layers')).toEqual([noted('own-1', 'one again'), noted('own-2', 'two')]);
    await later.remove('layers', 'own-1');
    expect((await later.all('layers')).map(({ id }) => id)).toEqual(['own-2']);
  });

  it('keeps layers and lists separate', async () => {
    const store = new DeviceStore();
    await store.put('lists', { id: 'a' });
    expect([await store.all('layers'), await store.all('lists')]).toEqual([[], [{ id: 'a' }]]);
  });

  it('reports that the browser refuses to store, and tries again at the next call', async () => {
    const works = globalThis.indexedDB;
    globalThis.indexedDB = {
      open: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    } as never;
    const store = new DeviceStore();
    await expect(store.put('layers', { id: 'a' })).rejects.toThrow('refused');
    globalThis.indexedDB = works;
    await store.put('layers', { id: 'a' });
    expect(await store.all('layers')).toHaveLength(1);
  });
});
