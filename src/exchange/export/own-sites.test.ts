import '../../i18n/testing/load-words.ts';
import { describe, expect, it } from 'vitest';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { ownCode } from '../../domain/own-sites.ts';
import type { LonLat } from '../../domain/records.ts';
import { createEngine } from '../../spatial/engine.ts';
import { realModel } from '../../spatial/testing/model.ts';
import { testPoints } from '../../spatial/testing/own-points.ts';
import type { ExportContext } from './context.ts';
import { buildTables } from './exportable.ts';
import type { ExportTable } from './table.ts';

const CLINICS: LonLat[] = [
  [119.8, 28.9],
  [120.2, 29.1],
];
const SCHOOLS: LonLat[] = [
  [119.9, 28.8],
  [119.5, 28.2],
];
const engine = createEngine(realModel());
engine.giveOwnPoints('facilities', testPoints('c', CLINICS));
engine.giveOwnPoints('places', testPoints('d', SCHOOLS));
const sites = { facilities: 'c', places: 'd' };

const points = new Map(
  [CLINICS, SCHOOLS].flatMap((all, k) =>
    all.map((lonLat, i) => [ownCode(`own-${'cd'[k]}`, i), { name: `点${k}${i}`, lonLat }] as const),
  ),
);
const context: ExportContext = {
  network: realNetworkNow(),
  language: 'zh',
  filter: {},
  conditions: '全省。',
  positionOf: () => undefined,
  ownSites: {
    standIns: '以图层“诊所”的点代替中心镇',
    sources: ['自有图层“诊所”：诊所.csv（2026-11-01），2 个点，自绘'],
    methods: { catchments: '归给“诊所”中最近的点' },
    find: (code) => {
      const found = points.get(code);
      return found && { ...found, positionSource: '读者的图层' };
    },
  },
};
const column = ({ columns, rows }: ExportTable, name: string) =>
  rows.map(({ cells }) => cells[columns.findIndex((each) => each.name === name)]);

describe('exports of answers about own points', () => {
  it('catchments have the names and positions of the points, with the status of records of the user', () => {
    const found = engine.answer('catchments', { sites, farthest: 2 });
    const [areas, farthest] = buildTables({ kind: 'catchments', found }, context) as [
      ExportTable,
      ExportTable,
    ];
    expect(areas.about.title).toContain('以图层“诊所”的点代替中心镇');
    expect(areas.about.notes).toContain('自有图层“诊所”：诊所.csv（2026-11-01），2 个点，自绘');
    expect(areas.about.method).toBe('归给“诊所”中最近的点');
    expect(column(areas, 'name')).toEqual(['点00', '点01']);
    expect(column(areas, 'status')).toEqual(['user', 'user']);
    expect(column(areas, 'precision')).toEqual([null, null]);
    expect(column(areas, 'position_source')).toEqual(['读者的图层', '读者的图层']);
    expect(areas.rows.map(({ geometry }) => geometry)).toEqual(
      CLINICS.map((coordinates) => ({ type: 'Point', coordinates })),
    );
    expect(new Set(column(farthest, 'name'))).toEqual(new Set(['点10', '点11']));
    expect(column(farthest, 'town').every((name) => String(name).startsWith('点0'))).toBe(true);
    expect(farthest.rows.every(({ geometry }) => geometry !== null)).toBe(true);
  });

  it('gaps have no town and no record for own points, and nearest towns have no axis', () => {
    const found = engine.answer('gaps', { sites, widthKm: 0.5 });
    const [gaps] = buildTables({ kind: 'gaps', found }, context) as [ExportTable];
    expect(column(gaps, 'name').toSorted()).toEqual(['点10', '点11'].slice(0, gaps.rows.length));
    expect(gaps.rows.length).toBeGreaterThan(0);
    expect(new Set(column(gaps, 'town_code'))).toEqual(new Set([null]));
    expect(new Set(column(gaps, 'kind'))).toEqual(new Set(['place']));
    const nearest = engine.answer('nearest', { sites, lonLat: [120, 29], count: 2 });
    const [table] = buildTables({ kind: 'nearest', found: nearest }, context) as [ExportTable];
    expect(column(table, 'axis_id')).toEqual([null, null]);
    expect(column(table, 'name').toSorted()).toEqual(['点00', '点01']);
  });
});
