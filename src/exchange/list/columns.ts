import { canonicalCode, isCountyCode, isTownCode, isVillageCode } from '../../domain/codes.ts';
import { type Track, TRACKS } from '../../domain/records.ts';
import { readCoordinate, readPosition } from '../coordinate-text.ts';
import { cellCode, cellNumber, cellText, isBlank, namesInCell } from '../table/cell-text.ts';
import type { Table } from '../table/table.ts';
import type { ColumnRole } from './column-roles.ts';
import { roleInEnglish } from './english-headings.ts';
import { type PlaceIndex, stemKey, stemOf } from './places.ts';
import { stationNames } from './row-names.ts';

/** The kind of records in a list. */
export const LIST_KINDS = ['axis', 'town', 'village', 'cluster', 'indicator'] as const;
export type ListKind = (typeof LIST_KINDS)[number];

/** Roles by the index of the column in the table; a column without a role is not used. Of indicators several columns may be values. */
export type Roles = ReadonlyMap<number, ColumnRole>;

/** Usual headings, specific ones before general ones. */
const HEADINGS: readonly (readonly [ColumnRole, RegExp])[] = [
  ['number', /^(?:序号|编号|序|no\.?|number)$/i],
  ['countyCode', /(?:县|区县|县级).*(?:代码|编码)$/],
  ['townCode', /(?:乡镇|镇|街道).*(?:代码|编码)$/],
  ['code', /^(?!.*(?:设区市|地市)).*(?:代码|编码)$|^(?:code|adcode)$/i],
  // Before its parts: “经纬度” is both in one cell.
  ['position', /^(?:坐标|经纬度(?:坐标)?|位置坐标|地理坐标|position|coordinates?)$/i],
  ['lon', /经度|^(?:lon|lng|long|longitude|x|东坐标y?|横坐标y?)(?:坐标)?$/i],
  ['lat', /纬度|^(?:lat|latitude|y|北坐标x?|纵坐标x?)(?:坐标)?$/i],
  ['core', /核心村|牵头村|中心村/],
  ['member', /成员村|联动村|周边村|带动村|组团村|涉及村|所辖村|辐射村|抱团村/],
  ['mode', /模式/],
  // Numbers of clusters and axes (片区组团编号), as this atlas exports them, are not their names.
  ['cluster', /(?:片区|组团)(?!.*编号)/],
  ['axis', /(?:发展轴|轴线|^轴)(?!.*编号)/],
  ['track', /赛道|类型|类别|定位|镇型/],
  ['batch', /批次|^批$|^batch$/i],
  ['year', /年度|年份|^年$|(?:认定|公布|入选|命名|批准|评定|创建)(?:时间|日期|年月)|^year$/i],
  ['period', /时期|期间|报告期|^时间$|^日期$/],
  ['industry', /产业|特色|业态|主导/],
  ['indicator', /^(?:指标|指标名称|项目)$/],
  ['unit', /^(?:单位|计量单位|unit)$/i],
  ['value', /^(?:数值|指标值|数据|完成值|实绩|value)$/i],
  ['status', /^(?:状态|status)$/i],
  ['note', /备注|说明|^notes?$|remark/i],
  ['prefecture', /设区市|地级市|地市|^市$|所属市|^所在市|^市[（(]?州?[)）]?$/],
  ['county', /县[（(]市|县市区|县区|区县|^县$|^区$|所属县|所在县|县级|市县|^county$/i],
  ['village', /村名|行政村|重点村|村庄|村[（(]社区|村社|^村$|建制村|^village$/i],
  ['town', /乡镇|街道|中心镇|镇名|^镇$|(?:途经|沿线|串联|连接|节点)镇|所在镇|所属镇|^town$/i],
];
/** A heading 名称 alone means the name of the records of the list. */
const BARE_NAME = /^(?:名称|名单|单位名称|地名|name)$/i;

/** Number of rows by which a column without a known heading is recognised from its content. */
const SAMPLE = 60;
const MOST = 0.6;

/** Recognises the columns of a table by their headings, and those without a known heading by their content. */
export function findRoles(table: Table, index: PlaceIndex): Map<number, ColumnRole> {
  const roles = new Map<number, ColumnRole>();
  const taken = new Set<ColumnRole>();
  const give = (column: number, role: ColumnRole): void => {
    if (taken.has(role) || roles.has(column)) return;
    roles.set(column, role);
    taken.add(role);
  };
  table.columns.forEach(({ heading, headingTexts }, i) => {
    const english = roleInEnglish(heading);
    const role = english ?? roleByHeading(index.plain(heading), headingTexts.map(index.plain));
    // Numbers below a heading of names count them (重点村数, Key villages).
    const isCount = role !== undefined && NAMED.has(role) && isNumeric(columnTexts(table, i));
    if (role && role !== 'none' && !isCount) give(i, role);
  });
  table.columns.forEach((_, i) => {
    if (roles.has(i)) return;
    const role = roleByContent(columnTexts(table, i), index);
    if (role) give(i, role);
  });
  // 地区 may hold prefectures or counties, which its content says where most of it is of one kind.
  table.columns.forEach(({ heading }, i) => {
    if (/^(?:地区|区域|行政区划?)$/.test(heading)) give(i, 'county');
  });
  return roles;
}

/** Roles of columns with names, which are never numbers. */
const NAMED: ReadonlySet<string> = new Set<ColumnRole>([
  'prefecture',
  'county',
  'town',
  'village',
  'axis',
  'cluster',
  'core',
  'member',
]);

/** Headings that say nothing without the group above them: 中心镇 · 代码, 重点村 · 名称. */
const NEEDS_GROUP = /^(?:代码|编码|区划代码|名称)$/;

const withoutBrackets = (text: string): string => text.replaceAll(/[（(][^（()）]*[)）]/g, '');

/**
 * The role that a heading names: by its last row, where that says enough, else by the group above it. Text in brackets is a remark (村名（核心村加粗）)
 * and counts only where the rest says nothing.
 */
function roleByHeading(whole: string, parts: readonly string[]): ColumnRole | undefined {
  const own = parts.toReversed();
  const texts = parts.length > 1 && NEEDS_GROUP.test(withoutBrackets(own[0] ?? '')) ? [whole, ...own] : own;
  for (const text of texts)
    for (const part of [withoutBrackets(text), text]) {
      const found = HEADINGS.find(([, pattern]) => pattern.test(part));
      if (found) return found[0];
    }
  return undefined;
}

const columnTexts = (table: Table, column: number): unknown[] =>
  table.rows
    .slice(0, SAMPLE)
    .map(({ cells }) => cells[column])
    .filter((cell) => !isBlank(cell ?? null));

function roleByContent(cells: readonly unknown[], index: PlaceIndex): ColumnRole | null {
  if (cells.length === 0) return null;
  const share = (holds: (text: string, cell: unknown) => boolean): number =>
    cells.filter((cell) => holds(index.plain(cellText(cell as string)), cell)).length / cells.length;
  const isMost = (holds: (text: string, cell: unknown) => boolean): boolean => share(holds) >= MOST;
  const code = (cell: unknown): string | null => {
    const read = cellCode(cell as string);
    return read.kind === 'code' ? canonicalCode(read.code) : null;
  };
  if (isMost((_, cell) => isVillageCode(code(cell) ?? '') || isTownCode(code(cell) ?? ''))) return 'code';
  if (isMost((_, cell) => isCountyCode(code(cell) ?? ''))) return 'countyCode';
  if (isMost((text) => index.prefectures.has(text))) return 'prefecture';
  if (isMost((text) => index.counties.has(text))) return 'county';
  const isStem = (kind: 'town' | 'village') => (text: string) =>
    [...index.network.counties.keys()].some((county) =>
      index.byStem[kind].has(stemKey(county, stemOf(kind, text))),
    );
  if (isMost((text) => /[镇乡]$|街道$/.test(text) && isStem('town')(text))) return 'town';
  if (isMost((text) => /[村]$|社区$/.test(text) && isStem('village')(text))) return 'village';
  if (isMost((_, cell) => namesInCell(cell as string).names.length > 1)) return null;
  if (isMost((text) => text.endsWith('发展轴'))) return 'axis';
  if (isMost((text) => /组团|片区$/.test(text))) return 'cluster';
  if (isMost((text) => readTrack(text) !== undefined)) return 'track';
  if (isMost((text) => /^第?[一二12]批/.test(text))) return 'batch';
  if (isMost((_, cell) => readPosition(cell) !== null)) return 'position';
  if (isMost((_, cell) => inRange(cell, 117, 124))) return 'lon';
  if (isMost((_, cell) => inRange(cell, 26.5, 31.6) && String(cell).includes('.'))) return 'lat';
  return null;
}

const inRange = (cell: unknown, from: number, to: number): boolean => {
  const read = readCoordinate(cell);
  return (
    read !== null &&
    read.value >= from &&
    read.value <= to &&
    (read.form === 'dms' || String(cell).includes('.'))
  );
};

/** How lists name the tracks: 农业大镇, 工业重镇（强镇）, 商贸强镇, 文旅名镇. */
const TRACK_NAMES: Readonly<Record<Track, RegExp>> = {
  agriculture: /农业|agricultur/i,
  industry: /工业|industr/i,
  commerce: /商贸|commerc|trade/i,
  tourism: /文旅|旅游|touris/i,
};

/** The track in a cell; undefined where it is none. */
export const readTrack = (text: string): Track | undefined =>
  TRACKS.find((track) => TRACK_NAMES[track].test(text));

/** Whether a cell says, in a language of the exports of this atlas, that the row is a stand-in or was drawn by a reader. */
export const isUnofficial = (text: string): boolean => /^(?:推演|modelled|自绘|drawn)$/i.test(text);

/** The batch in a cell, 第一批, 首批, 2; undefined where there is none. */
export function readBatch(text: string): '1' | '2' | undefined {
  if (/首批|第?[一1]批|^[1一]$|^(?:first|batch 1)\b/i.test(text)) return '1';
  return /第?[二2]批|^[2二]$|^(?:second|batch 2)\b/i.test(text) ? '2' : undefined;
}

/**
 * The kind of records in a list, recognised by its headings, its title and the name of its file.
 * @returns the likeliest first
 */
export function guessKinds(table: Table, roles: Roles): ListKind[] {
  const has = new Set(roles.values());
  const headings = table.columns.map(({ heading }) => heading).join(' ');
  const title = [
    table.sheet.file.name,
    table.sheet.sheet ?? '',
    ...table.others.filter(({ kind }) => kind === 'title').map(({ text }) => text),
  ].join(' ');
  const points: Record<ListKind, number> = { axis: 0, town: 0, village: 0, cluster: 0, indicator: 0 };
  if (/发展轴|轴线/.test(title)) points.axis += 3;
  if (/中心镇|[农业工商贸文旅]{2}[大重强名]镇/.test(title)) points.town += 3;
  if (/重点村|村名单/.test(title)) points.village += 3;
  if (/组团|片区/.test(title)) points.cluster += 3;
  if (/指标|监测|统计|收入/.test(title)) points.indicator += 3;
  if (/重点村/.test(headings)) points.village += 1;
  if (/中心镇/.test(headings)) points.town += 1;
  if (has.has('core') || has.has('member')) points.cluster += 3;
  if (has.has('track')) points.town += 2;
  if (has.has('village')) points.village += 2;
  else if (has.has('town')) points.town += 2;
  if (has.has('axis')) points.axis += has.has('village') && !hasLists(table, roles, 'village') ? 1 : 3;
  // A row for each axis, with its places in one cell.
  if (has.has('axis') && namesEach(table, roles, 'axis') && hasLists(table, roles, 'town', 'village'))
    points.axis += 3;
  if (has.has('cluster')) points.cluster += has.has('village') ? 1 : 2;
  if (has.has('indicator') || has.has('value')) points.indicator += 3;
  const bare = bareNames(table, roles);
  if (bare) points[bare] += 2;
  const numeric = table.columns.filter((_, i) => !roles.has(i) && isNumeric(columnTexts(table, i))).length;
  if (numeric > 0 && !has.has('village') && !has.has('town') && !has.has('axis') && !has.has('cluster'))
    points.indicator += 2 + numeric;
  return LIST_KINDS.toSorted((a, b) => points[b] - points[a]);
}

/** Whether cells of the columns of these roles hold several names. */
function hasLists(table: Table, roles: Roles, ...wanted: ColumnRole[]): boolean {
  return [...roles].some(
    ([column, role]) =>
      wanted.includes(role) &&
      columnTexts(table, column).some((cell) => stationNames(cell as string, 'town').stations.length > 1),
  );
}

/** Whether every row has a value of its own in a column. */
function namesEach(table: Table, roles: Roles, role: ColumnRole): boolean {
  const column = [...roles].find(([, of]) => of === role)?.[0];
  const texts = table.rows.slice(0, SAMPLE).map(({ cells }) => cellText(cells[column ?? -1]));
  return column !== undefined && !texts.includes('') && new Set(texts).size === texts.length;
}

const isNumeric = (cells: readonly unknown[]): boolean =>
  cells.length > 0 &&
  cells.filter((cell) => cellNumber(cell as string) !== null).length >= MOST * cells.length;

/** The column 名称 that holds the names of a list's records, where no other heading does. */
const bareColumn = (table: Table, roles: Roles): number =>
  table.columns.findIndex(
    ({ headingTexts }, i) => !roles.has(i) && BARE_NAME.test(headingTexts.at(-1) ?? ''),
  );

/** The kind of records that a column 名称 names by the endings of its texts; null where most have none of these. */
function bareNames(table: Table, roles: Roles): ListKind | null {
  const cells = columnTexts(table, bareColumn(table, roles));
  const endings: readonly (readonly [ListKind, RegExp])[] = [
    ['axis', /轴$/],
    ['cluster', /组团|片区$/],
    ['village', /(?:村|社区|村委会)$/],
    ['town', /(?:镇|乡|街道)$/],
  ];
  const found = endings.find(
    ([, ending]) =>
      cells.filter((cell) => ending.test(cellText(cell as string))).length >=
      MOST * Math.max(1, cells.length),
  );
  return found?.[0] ?? null;
}

/** Roles completed by the kind of list: a column 名称 holds the names of its records, numbers of an indicator list are values. */
export function rolesFor(kind: ListKind, table: Table, found: Roles): Map<number, ColumnRole> {
  const roles = new Map(found);
  const has = new Set(roles.values());
  if (kind !== 'indicator' && !has.has(kind)) {
    const bare = bareColumn(table, roles);
    if (bare >= 0) roles.set(bare, kind);
  }
  if (kind === 'indicator' && !has.has('value'))
    table.columns.forEach(({ heading }, i) => {
      // A value without a heading says nothing.
      if (!roles.has(i) && heading !== '' && isNumeric(columnTexts(table, i))) roles.set(i, 'value');
    });
  return roles;
}

/** The roles that a kind of list cannot do without. */
const NEEDED: Readonly<Record<ListKind, readonly (readonly ColumnRole[])[]>> = {
  axis: [['county', 'countyCode', 'axis']],
  town: [['town', 'code']],
  village: [['village', 'code']],
  cluster: [['cluster']],
  indicator: [['county', 'countyCode', 'prefecture'], ['value']],
};

/** The roles of which a list of a kind needs one and has none; empty where nothing is missing. */
export function missingColumns(kind: ListKind, roles: Roles): readonly ColumnRole[] {
  const has = new Set(roles.values());
  return NEEDED[kind].find((any) => !any.some((role) => has.has(role))) ?? [];
}
