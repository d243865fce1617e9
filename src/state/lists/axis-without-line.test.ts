import '../../i18n/testing/load-words.ts';
import { describe, expect, it } from 'vitest';
import { realModelFiles, realNetworkNow } from '../../dataset/testing/network.ts';
import { axesIn, hasLine } from '../../domain/axis.ts';
import { planBook } from '../../domain/book-plan.ts';
import type { Network } from '../../domain/network.ts';
import { layerTable } from '../../exchange/export/layers.ts';
import { EXPORT_FORMATS } from '../../exchange/write/formats.ts';
import { inParts } from '../../exchange/write/table-parts.ts';
import { leftOutBy, writeTable } from '../../exchange/write/write.ts';
import { applied, buildTestPlan, realIndex } from '../../exchange/testing/list-tools.ts';
import { sheetWith } from '../../exchange/testing/sheet.ts';
import { frameTarget } from '../../map/camera.ts';
import { toSources } from '../../map/testing/all-sources.ts';
import { resolveRegion } from '../../print/spec/region.ts';
import { buildModel } from '../../spatial/build-model.ts';
import { axisTools, layAll } from '../../spatial/geometry/axis/testing/lay-all.ts';
import { buildScope } from '../scope.ts';
import { buildStrip } from '../strip.ts';

const JINYUN = '331122';
const before = realNetworkNow();
const sheet = sheetWith([
  ['县（市、区）', '发展轴名称', '途经镇'],
  ['缙云县', '“县城—壶镇”发展轴', '壶镇镇'],
  ['缙云县', '“县城—大洋”发展轴', null],
]);

/** The network after a list that names two axes of a county and gives the second no place. */
function withSecondAxis(): { network: Network; id: string; told: readonly string[] } {
  const index = realIndex();
  const { network, axes, withoutLine } = applied(index, buildTestPlan(sheet, index), sheet);
  const laid = layAll(network, axes, axisTools(before));
  return { network: laid, id: axesIn(laid, JINYUN)[1]!.id, told: withoutLine.map(({ name }) => name) };
}
const { network, id, told } = withSecondAxis();
const axis = network.axes.get(id)!;

describe('an axis of a list without a place that a line could lead to', () => {
  it('is recorded as documented, has no line, and is told', () => {
    expect(axis).toMatchObject({
      name: '“县城—大洋”发展轴',
      status: 'documented',
      lengthKm: 0,
      lineStatus: [],
    });
    expect(hasLine(axis)).toBe(false);
    expect(told).toEqual([axis.name]);
    expect(axis.stations).toEqual([{ kind: 'seat', code: JINYUN, km: 0 }]);
    expect(axesIn(network, JINYUN).filter(hasLine)).toHaveLength(1);
  });

  it('serves nothing: the engine measures to the other axes alone', () => {
    const axes = buildModel(network, realModelFiles()).axes.map((each) => each.id);
    expect(axes).toHaveLength(before.axes.size);
    expect(axes).not.toContain(id);
    expect(buildScope(network, null, {}).axisCount).toBe(before.axes.size);
    expect(buildScope(network, { kind: 'axis', id }, {})).toMatchObject({ axisCount: 0, leftOut: 'no-line' });
  });

  it('has nothing on the map, which shows its county, and its seat in the plan of its profile', () => {
    const { network: drawn, labels } = toSources(network, null, 'zh');
    expect(JSON.stringify(labels)).not.toContain(axis.name);
    expect(drawn.features.filter(({ properties }) => properties.kind === 'axis').length).toBeGreaterThan(80);
    expect(frameTarget(network, { kind: 'axis', id })).toEqual(
      frameTarget(network, { kind: 'county', id: JINYUN }),
    );
    expect(buildStrip(axis, () => undefined).stops.map(({ station }) => station.kind)).toEqual(['seat']);
  });

  it('has no sheet, and the plan of a book says why', () => {
    const spec = { region: { kind: 'axis', id }, filter: {}, documentedOnly: false, language: 'zh' } as const;
    expect(() => resolveRegion(spec, network)).toThrow(
      expect.objectContaining({
        failure: { kind: 'left-out', sheets: [{ code: id, name: axis.name, reason: 'no-line' }] },
      }),
    );
    const { made, leftOut } = planBook(network, { by: 'axis', filter: {} });
    expect(leftOut).toEqual([{ kind: 'axis', id, code: JINYUN, reason: 'no-line' }]);
    expect(made).toHaveLength(before.axes.size);
  });

  it('is a row without a shape in every format of export, and FlatGeobuf tells that it cannot hold it', async () => {
    const table = layerTable('axes', { network, language: 'zh', filter: {} });
    const row = table.rows.find(({ cells }) => cells.includes(id));
    expect(row?.geometry).toBeNull();
    for (const format of EXPORT_FORMATS) {
      const bytes = await writeTable(table, format, 'wgs84', 'zh');
      expect(bytes.length, format).toBeGreaterThan(1000);
      expect(leftOutBy(format, inParts(table)), format).toBe(format === 'fgb' ? 1 : 0);
    }
  });
});
