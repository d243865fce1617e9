import { describe, expect, it, vi } from 'vitest';
import { undone, withChanges } from '../dataset/history.ts';
import type { Preview, Printed, PrintFile } from '../print/client.ts';
import { changePrint, closePrint, setFilter } from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
import { openPrint, resetPrint } from './print-memory.ts';
import { openSettings, startPrinting } from './print.ts';
import { giveNetwork } from './testing/network.ts';

type Client = NonNullable<Parameters<typeof startPrinting>[1]>;

/** Not read by these tests. */
const preview = (name: string): Preview => ({ pages: [{ title: name }] }) as unknown as Preview;
const file = (name: string): PrintFile => ({ name, bytes: new Uint8Array(1) });

function start(answer: () => Printed<Preview> = () => ({ state: 'done', value: preview('a') })) {
  const state = createAtlasState();
  const client = {
    preview: vi.fn<Client['preview']>(async () => answer()),
    file: vi.fn<Client['file']>(async () => ({ state: 'done', value: file('a.pdf') })),
    book: vi.fn<Client['book']>(async () => ({ state: 'void' })),
    cancel: vi.fn<Client['cancel']>(),
    keepBasemap: vi.fn<Client['keepBasemap']>(),
    giveBasemaps: vi.fn<Client['giveBasemaps']>(),
    giveLayers: vi.fn<Client['giveLayers']>(),
    setDataset: vi.fn<Client['setDataset']>(),
  };
  const printing = startPrinting(state, client);
  return { state, client, printing };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('startPrinting', () => {
  it('shows the sheet of the settings, with defaults, and nothing while the print is closed', async () => {
    const { state, client, printing } = start();
    await settled();
    expect(client.preview).not.toHaveBeenCalled();
    openPrint(state, { kind: 'county', code: '330723' });
    await settled();
    expect(client.preview).toHaveBeenLastCalledWith(
      expect.objectContaining({ region: { kind: 'county', code: '330723' }, paper: 'A3', language: 'zh' }),
    );
    expect(printing.shown.value).toEqual({ preview: preview('a'), busy: false, failure: null });
    closePrint(state);
    await settled();
    expect(client.preview).toHaveBeenCalledTimes(1);
  });

  it('begins with the filter of the live map', () => {
    const { state } = start();
    setFilter(state, { batch: '2', track: undefined, documentedOnly: true });
    openPrint(state, { kind: 'province' });
    expect(state.printSettings.value).toMatchObject({ filter: { batch: '2' }, documentedOnly: true });
    setFilter(state, { batch: undefined, documentedOnly: undefined });
    openPrint(state, { kind: 'province' });
    expect(state.printSettings.value).not.toHaveProperty('filter');
    expect(state.printSettings.value).not.toHaveProperty('documentedOnly');
  });

  it('keeps the last sheet where the settings are invalid or cannot be laid out', async () => {
    let answer: Printed<Preview> = { state: 'done', value: preview('a') };
    const { state, client, printing } = start(() => answer);
    openPrint(state, { kind: 'province' });
    await settled();
    changePrint(state, { marginMm: 700 });
    await settled();
    expect(client.preview).toHaveBeenCalledTimes(1);
    expect(printing.shown.value).toMatchObject({
      preview: preview('a'),
      failure: { kind: 'value', path: 'marginMm' },
    });
    answer = { state: 'failed', failure: { kind: 'too-large', scale: 10_000, fits: 250_000 } };
    changePrint(state, { marginMm: undefined });
    await settled();
    expect(printing.shown.value).toMatchObject({ preview: preview('a'), failure: { kind: 'too-large' } });
  });

  it('shows no sheet of an earlier revision of the dataset, also where the new one cannot be laid out', async () => {
    let answer: Printed<Preview> = { state: 'done', value: preview('a') };
    const { state, printing } = start(() => answer);
    giveNetwork(state);
    openPrint(state, { kind: 'province' });
    await settled();
    expect(printing.shown.value.preview).toEqual(preview('a'));
    const change = (id: string): void => {
      state.dataset.value = withChanges(state.dataset.value!, [
        { kind: 'remove', note: '', of: 'village', id },
      ]);
    };
    change('331122101201');
    expect(printing.shown.value).toEqual({ preview: null, busy: true, failure: null });
    answer = { state: 'failed', failure: { kind: 'too-large', scale: 10_000, fits: 250_000 } };
    await settled();
    changePrint(state, { title: 'b' });
    await settled();
    change('330723101201');
    await settled();
    expect(printing.shown.value).toMatchObject({ preview: null, failure: { kind: 'too-large' } });
    answer = { state: 'done', value: preview('c') };
    changePrint(state, { title: 'c' });
    await settled();
    closePrint(state);
    state.dataset.value = undone(state.dataset.value!);
    expect(printing.shown.value.preview).toBeNull();
  });

  it('composes once for several changes that are made meanwhile', async () => {
    const { state, client } = start();
    openPrint(state, { kind: 'province' });
    for (const title of ['a', 'ab', 'abc']) changePrint(state, { title });
    await settled();
    expect(client.preview).toHaveBeenCalledTimes(2);
    expect(client.preview).toHaveBeenLastCalledWith(expect.objectContaining({ title: 'abc' }));
  });

  it('makes one file at a time and reports how it ended', async () => {
    const { state, client, printing } = start();
    openPrint(state, { kind: 'province' });
    const [first, second] = await Promise.all([printing.file('pdf'), printing.file('png')]);
    expect([first, second]).toEqual([file('a.pdf'), null]);
    expect(client.file).toHaveBeenCalledTimes(1);
    expect(printing.job.value).toEqual({ state: 'done', file: file('a.pdf') });
    client.file.mockResolvedValueOnce({ state: 'failed', failure: { kind: 'files', detail: 'x.ttf' } });
    expect(await printing.file('pdf')).toBeNull();
    expect(printing.job.value).toEqual({ state: 'failed', failure: { kind: 'files', detail: 'x.ttf' } });
    // Cancelled: nothing is announced.
    expect(await printing.book('county', false)).toBeNull();
    expect(printing.job.value).toEqual({ state: 'none' });
  });
});

describe('settings from a file', () => {
  const fileOf = (text: string): Pick<File, 'size' | 'text'> => new File([text], 'settings.json');

  it('are applied except those that cannot be used, which are named', async () => {
    const { state, printing } = start();
    const settings = { version: 1, region: null, scale: null, title: '甲', date: '2026-02-30', titel: 1 };
    expect(await openSettings(state, fileOf(JSON.stringify(settings)))).toBe(true);
    expect(state.printSettings.value).toEqual({ version: 1, region: { kind: 'province' }, title: '甲' });
    expect(state.printRefused.value.map(({ kind }) => kind).toSorted()).toEqual([
      'date',
      'unknown-setting',
      'value',
      'value',
    ]);
    await settled();
    expect(printing.shown.value).toMatchObject({ preview: preview('a'), failure: null });
  });

  it('of a newer program do not replace the present ones', async () => {
    const { state } = start();
    openPrint(state, { kind: 'county', code: '330723' });
    const before = state.printSettings.value;
    expect(await openSettings(state, fileOf('{"version":99,"region":{"kind":"province"}}'))).toBe(true);
    expect(state.printSettings.value).toBe(before);
    expect(state.printRefused.value).toEqual([{ kind: 'newer', version: 99 }]);
  });

  it.each(['', 'null', '[]', '{}', '5', '{"a":1}', '{"version":1,', ' '.repeat(1_000_001)])(
    'are not found in %.20j',
    async (text) => {
      const { state } = start();
      expect(await openSettings(state, fileOf(text))).toBe(false);
      expect(state.printSettings.value).toBeNull();
    },
  );

  it('can be reset to the defaults, keeping their region where a sheet of it is possible', async () => {
    let answer: Printed<Preview> = {
      state: 'failed',
      failure: { kind: 'too-small', widthMm: 1, heightMm: 1 },
    };
    const { state, printing } = start(() => answer);
    state.printing.value = printing;
    const region = { kind: 'county', code: '330199' } as const;
    openPrint(state, region);
    changePrint(state, { marginMm: 50 });
    state.printRefused.value = [{ kind: 'missing', path: 'region' }];
    await settled();
    resetPrint(state);
    expect(state.printSettings.value).toMatchObject({ region });
    expect(state.printSettings.value).not.toHaveProperty('marginMm');
    expect(state.printRefused.value).toEqual([]);
    answer = { state: 'failed', failure: { kind: 'unknown-region', code: '330199' } };
    printing.retry();
    await settled();
    resetPrint(state);
    expect(state.printSettings.value).toMatchObject({ region: { kind: 'province' } });
  });
});
