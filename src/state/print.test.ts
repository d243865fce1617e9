import { describe, expect, it, vi } from 'vitest';
import type { Preview, Printed, PrintFile } from '../print/client.ts';
import { changePrint, closePrint, openPrint, setFilter } from './actions.ts';
import { createAtlasState } from './atlas-state.ts';
import { startPrinting } from './print.ts';

type Client = NonNullable<Parameters<typeof startPrinting>[1]>;

/** Nothing of it is looked into here. */
const preview = (name: string): Preview => ({ pages: [{ svg: name }] }) as unknown as Preview;
const file = (name: string): PrintFile => ({ name, bytes: new Uint8Array(1) });

function start(answer: () => Printed<Preview> = () => ({ state: 'done', value: preview('a') })) {
  const state = createAtlasState();
  const client = {
    preview: vi.fn<Client['preview']>(async () => answer()),
    files: vi.fn<Client['files']>(async () => ({ state: 'done', value: [file('a.pdf')] })),
    atlas: vi.fn<Client['atlas']>(async () => ({ state: 'void' })),
    cancel: vi.fn<Client['cancel']>(),
    keepBasemap: vi.fn<Client['keepBasemap']>(),
  };
  const printing = startPrinting(state, client);
  return { state, client, printing };
}
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('startPrinting', () => {
  it('shows the sheet of the wish, with its defaults, and nothing while the print is closed', async () => {
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
    expect(state.printWish.value).toMatchObject({ filter: { batch: '2' }, documentedOnly: true });
    setFilter(state, { batch: undefined, documentedOnly: undefined });
    openPrint(state, { kind: 'province' });
    expect(state.printWish.value).not.toHaveProperty('filter');
    expect(state.printWish.value).not.toHaveProperty('documentedOnly');
  });

  it('keeps the last sheet where the wish is none or cannot be set', async () => {
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

  it('asks once for what was typed meanwhile', async () => {
    const { state, client } = start();
    openPrint(state, { kind: 'province' });
    for (const title of ['a', 'ab', 'abc']) changePrint(state, { title });
    await settled();
    expect(client.preview).toHaveBeenCalledTimes(2);
    expect(client.preview).toHaveBeenLastCalledWith(expect.objectContaining({ title: 'abc' }));
  });

  it('makes one file at a time and tells how it ended', async () => {
    const { state, client, printing } = start();
    openPrint(state, { kind: 'province' });
    const [first, second] = await Promise.all([printing.files('pdf'), printing.files('png')]);
    expect([first, second]).toEqual([[file('a.pdf')], null]);
    expect(client.files).toHaveBeenCalledTimes(1);
    expect(printing.job.value).toEqual({ state: 'done', names: ['a.pdf'] });
    client.files.mockResolvedValueOnce({ state: 'failed', failure: { kind: 'files', detail: 'x.ttf' } });
    expect(await printing.files('pdf')).toBeNull();
    expect(printing.job.value).toEqual({ state: 'failed', failure: { kind: 'files', detail: 'x.ttf' } });
    // Called off: nothing is said.
    expect(await printing.atlas('county', false)).toBeNull();
    expect(printing.job.value).toEqual({ state: 'none' });
  });
});
