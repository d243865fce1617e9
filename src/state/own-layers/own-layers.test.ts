import { describe, expect, it, vi } from 'vitest';
import type { OwnValue } from '../../domain/own-layer.ts';
import { filterTest, isLarge, type OwnFilter, type SmallLayer, tableOfRows } from '../../domain/own-layer.ts';
import { breaks, buildClasses } from '../../exchange/layers/classes.ts';
import { LayerClient } from '../../exchange/layers/client.ts';
import type { Addresses } from '../../dataset/base/files.ts';
import { createAtlasState } from '../atlas-state.ts';
import type { StoredRecord } from '../device-store.ts';
import { applyHash, buildLink } from '../link-state.ts';
import { decodeLink, encodeLink } from '../link.ts';
import { missingLayers } from '../run-time-layers.ts';
import { layersBox } from './box.ts';
import { startOwnLayers } from './own-layers.ts';
import { presentLayer } from '../../exchange/layers/present.ts';

const layer = (
  id: string,
  rows: readonly (readonly OwnValue[])[],
  columns = ['name', 'beds'],
): SmallLayer => ({
  id: `own-${id}`,
  file: { name: `${id}.csv`, sha256: id, modified: null },
  part: null,
  columns,
  rows: rows.map((values, i) => ({
    number: i + 2,
    geometry: { type: 'Point', coordinates: [120 + i / 10, 29] },
    values,
  })),
  settings: { name: id, style: { by: 'one', colour: 0 }, label: 0, filter: null },
});
const clinics = layer('a1', [
  ['甲', 10],
  ['乙', '1,200'],
  ['丙', null],
]);
const schools = layer('b2', [['学', 5]]);

const tableOf = (rows: readonly (readonly OwnValue[])[]) => tableOfRows(layer('t', rows).rows);
const indices = ({ indexOf }: ReturnType<typeof buildClasses>, values: readonly OwnValue[]): number[] => {
  const probe = tableOf(values.map((value) => [value]));
  return values.map((_, row) => indexOf(row, probe));
};
const passesAlone = (filter: OwnFilter, value: OwnValue): boolean =>
  filterTest(filter, tableOf([[value]]))(0);

const texts = ({ classes }: Pick<ReturnType<typeof buildClasses>, 'classes'>) =>
  classes.map(({ text }) => text);

describe('the layers in a link', () => {
  const idOf = (k: number): string => `own-${String(k).padStart(12, '0')}`;
  const throughLink = (names: readonly string[]) =>
    decodeLink(encodeLink({ layers: names.map((name, k) => ({ id: idOf(k), name })) }));

  it('are read again if there are more than a sheet draws', () => {
    const { link, ignored } = throughLink(Array.from({ length: 45 }, (_, k) => `层${k}`));
    expect(ignored).toEqual([]);
    expect(link.layers?.map(({ name }) => name)).toEqual(Array.from({ length: 45 }, (_, k) => `层${k}`));
  });

  it('are read again whatever their names are', () => {
    const { link, ignored } = throughLink([`${'a'.repeat(99)}😀b`, '\u200b', ' 诊所 ']);
    expect(ignored).toEqual([]);
    expect(link.layers?.map(({ name }) => name)).toEqual(['a'.repeat(99), idOf(1), '诊所']);
  });
});

describe('classes', () => {
  it('of a category have a colour for each of the most common values, one for all others, and one for no value', () => {
    const values = [...'aabbbccdefghi', ''].map((letter) => [letter === '' ? null : letter]);
    const made = buildClasses(tableOf(values), { by: 'category', column: 0 }, 'c');
    expect(texts(made)).toEqual(['b', 'a', 'c', 'd', 'e', 'f', { means: 'others' }, { means: 'none' }]);
    expect(indices(made, ['b', 'i', null, '  '])).toEqual([0, 6, 7, 7]);
    // Columns may have the names of members of Object.prototype.
    const odd = buildClasses(tableOf([['constructor'], ['__proto__']]), { by: 'category', column: 0 }, 'd');
    expect(texts(odd)).toEqual(['constructor', '__proto__']);
  });

  it('of numbers contain every value once; their bounds have only the digits that are needed', () => {
    const numbers = [1, 2, 3, 4, 5, 6, 7, 8, 9, 1000];
    const of = (method: 'equal' | 'quantile' | 'natural') => breaks(numbers, method, 3);
    expect(of('equal')).toEqual([1, 334, 667, 1000]);
    expect(of('quantile')).toEqual([1, 4, 7, 1000]);
    expect(of('natural')).toEqual([1, 4, 9, 1000]);
    const made = buildClasses(
      tableOf([[1], [2.5], ['x'], [1000]]),
      { by: 'number', column: 0, method: 'equal', classes: 3 },
      'n',
    );
    expect(texts(made)).toEqual(['1–334', '334–667', '667–1000', { means: 'none' }]);
    expect(indices(made, [1, 334, 334.1, 1000, 'x'])).toEqual([0, 0, 1, 2, 3]);
  });

  it.each(['quantile', 'natural'] as const)(
    'by %s keep the least value apart where most rows have it',
    (method) => {
      const made = buildClasses(
        tableOf([[0], [0], [0], [0], [0], [0], [9]]),
        { by: 'number', column: 0, method, classes: 4 },
        'n',
      );
      expect(texts(made)).toEqual(['0', '0–9']);
      expect(indices(made, [0, 9])).toEqual([0, 1]);
    },
  );

  it('of numbers below a millionth have bounds that differ as they are written', () => {
    const made = buildClasses(
      tableOf([[1e-9], [2e-9], [3e-9], [5e-9]]),
      { by: 'number', column: 0, method: 'equal', classes: 4 },
      'n',
    );
    expect(texts(made)).toEqual(['1e-9–2e-9', '2e-9–3e-9', '3e-9–4e-9', '4e-9–5e-9']);
  });

  it('are at most as many as there are different values', () => {
    expect(breaks([7, 7, 7], 'natural', 5)).toEqual([7, 7]);
    expect(breaks([], 'quantile', 5)).toEqual([]);
    const made = buildClasses(
      tableOf([['x']]),
      { by: 'number', column: 0, method: 'equal', classes: 3 },
      'n',
    );
    expect([texts(made), made.indexOf(0)]).toEqual([[{ means: 'none' }], 0]);
  });
});

describe('the filter of a layer', () => {
  it.each([
    ['contains', 'ì', false],
    ['contains', '甲', true],
    ['is', '甲村', true],
    ['is', '甲', false],
  ] as const)('%s %s', (test, value, passes) => {
    expect(passesAlone({ column: 0, test, value }, '甲村')).toBe(passes);
  });

  it('compares numbers of a column of numbers as numbers, and other values as texts', () => {
    const rowsThatAre = (value: string, values: readonly OwnValue[]): number[] => {
      const table = tableOf(values.map((each) => [each]));
      const passes = filterTest({ column: 0, test: 'is', value }, table);
      return values.flatMap((_, row) => (passes(row) ? [row] : []));
    };
    const numbers = [5, '5.0', '1,000', 1000, '', '５', '-0.50'];
    expect(rowsThatAre('5', numbers)).toEqual([0, 1, 5]);
    expect(rowsThatAre('5.00', numbers)).toEqual([0, 1, 5]);
    expect(rowsThatAre('1000', numbers)).toEqual([2, 3]);
    expect(rowsThatAre('1，000', numbers)).toEqual([2, 3]);
    expect(rowsThatAre('-.5', numbers)).toEqual([6]);
    expect(rowsThatAre('五', numbers)).toEqual([]);
    expect(rowsThatAre('5', [5, '5.0', '5 号'])).toEqual([0]);
    expect(rowsThatAre('7', ['007', '7'])).toEqual([1]);
    expect(rowsThatAre('007', ['007', '7'])).toEqual([0]);
    const ids = ['330723199001011234', '330723199001011235'];
    expect(rowsThatAre(ids[0] ?? '', ids)).toEqual([0]);
  });

  it('compares numbers as typed, and lets everything pass while its limit is empty', () => {
    const at = (test: 'at-least' | 'at-most', value: string, of: OwnValue) =>
      passesAlone({ column: 0, test, value }, of);
    expect([at('at-least', '1,000', '1200'), at('at-most', '１０', 11), at('at-least', '5', null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect([at('at-least', '-', null), at('at-least', '', 'x')]).toEqual([true, true]);
  });
});

describe('an own layer on the map', () => {
  it('has the rows that pass, with their label and class', () => {
    const drawn = presentLayer({
      ...clinics,
      settings: { ...clinics.settings, filter: { column: 1, test: 'at-least', value: '20' } },
    });
    expect(drawn.features.map(({ row, label, classIndex }) => [row, label, classIndex])).toEqual([
      [1, '乙', 0],
    ]);
  });

  it('keeps its features while only its name changes, so that the map does not tile them again', () => {
    const before = presentLayer(clinics);
    const renamed = presentLayer({ ...clinics, settings: { ...clinics.settings, name: '诊所' } });
    expect([renamed.name, renamed.features === before.features]).toEqual(['诊所', true]);
    expect(presentLayer({ ...clinics, settings: { ...clinics.settings, label: null } }).features).not.toBe(
      before.features,
    );
  });

  it('has the extent of its positions', () => {
    expect(layersBox([clinics])).toEqual([120, 29, 120.2, 29]);
    expect(layersBox([{ ...clinics, rows: [{ number: 1, geometry: null, values: [] }] }])).toBeNull();
    expect(layersBox([])).toBeNull();
  });

  it('has the extent of its positions and not the box that the file states, together with other layers', () => {
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [119, 28],
        [119.5, 28.5],
      ],
      bbox: [0, 0, 1, 1] as [number, number, number, number],
    };
    const stated = { ...clinics, rows: [{ number: 1, geometry: line, values: [] }] };
    expect(layersBox([stated])).toEqual([119, 28, 119.5, 28.5]);
    expect(layersBox([clinics, stated])).toEqual([119, 28, 120.2, 29]);
  });
});

/** The worker of large layers is not started as long as there is none. */
const noWorker = new LayerClient(() => {
  throw new Error('no worker');
}, {} as Addresses);

describe('own layers of a page', () => {
  const kept = (of: SmallLayer, order: number, shown = true): StoredRecord =>
    ({ id: of.id, version: 1, layer: of, order, shown }) as StoredRecord;
  const storeOf = () => ({
    put: vi.fn<(kind: string, record: StoredRecord) => Promise<void>>(async () => {}),
    remove: vi.fn<() => Promise<void>>(async () => {}),
  });
  const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

  it('are restored in their order, hidden ones hidden, without being written again', async () => {
    const state = createAtlasState();
    const store = storeOf();
    startOwnLayers(
      state,
      store,
      [kept(schools, 1, false), kept(clinics, 0), { id: 'of another form' }],
      noWorker,
      0,
    );
    expect(state.runTimeLayers.value.map(({ id }) => id)).toEqual([clinics.id, schools.id]);
    expect(state.visible.value).toEqual({ [clinics.id]: true, [schools.id]: false });
    await settled();
    expect(store.put).not.toHaveBeenCalled();
  });

  it('follow the link: exactly those that it names are shown', () => {
    const state = createAtlasState();
    state.layersRead.value = false;
    const other = createAtlasState();
    startOwnLayers(other, storeOf(), [kept(schools, 0)], noWorker, 0);
    applyHash(state, encodeLink(buildLink(other)));
    startOwnLayers(state, storeOf(), [kept(clinics, 0), kept(schools, 1, false)], noWorker, 0);
    state.layersRead.value = true;
    expect(state.visible.value).toEqual({ [clinics.id]: false, [schools.id]: true });
    expect(missingLayers(state)).toEqual([]);
  });

  it('are added on top, changed, moved and removed, and each step is stored on the device', async () => {
    const state = createAtlasState();
    const store = storeOf();
    const own = startOwnLayers(state, store, [kept(clinics, 0)], noWorker, 0);
    own.add([schools]);
    own.change(schools.id, { name: '学校' });
    expect(state.runTimeLayers.value.map(({ name }) => name)).toEqual(['学校', 'a1']);
    own.move(schools.id, 1);
    own.move(schools.id, 1);
    expect(own.layers.value.map(({ id }) => id)).toEqual([clinics.id, schools.id]);
    await settled();
    // The new one is written at once, and again for the settings that followed.
    expect(store.put.mock.calls.map(([, record]) => record)).toEqual([
      expect.objectContaining({ id: schools.id, order: 0, shown: true, version: 1 }),
      expect.objectContaining({ id: schools.id, order: 1, shown: true, version: 1 }),
    ]);
    state.hidden.value = new Set([clinics.id]);
    await settled();
    expect(store.put).toHaveBeenLastCalledWith(
      'layers',
      expect.objectContaining({ id: clinics.id, shown: false }),
    );
    own.remove(clinics.id);
    expect(state.runTimeLayers.value.map(({ id }) => id)).toEqual([schools.id]);
    expect(store.remove).toHaveBeenCalledWith('layers', clinics.id);
  });

  it('return to the same place when their file is opened again', () => {
    const state = createAtlasState();
    const own = startOwnLayers(state, storeOf(), [kept(clinics, 0, false), kept(schools, 1)], noWorker, 0);
    own.add([{ ...clinics, rows: clinics.rows.slice(1) }]);
    expect(own.layers.value.map((each) => [each.id, isLarge(each) ? 0 : each.rows.length])).toEqual([
      [clinics.id, 2],
      [schools.id, 1],
    ]);
    expect(state.visible.value[clinics.id]).toBe(true);
  });

  it('report which of them the device did not store', async () => {
    const state = createAtlasState();
    const own = startOwnLayers(
      state,
      { put: () => Promise.reject(new Error('full')), remove: async () => {} },
      [],
      noWorker,
      0,
    );
    own.add([clinics]);
    await settled();
    expect([...own.notStored.value]).toEqual([clinics.id]);
  });
});
