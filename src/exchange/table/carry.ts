import type { CellValue, Fault } from '../content.ts';
import { cellText, isBlank } from './cell-text.ts';
import { placeOf } from './table.ts';
import type { Table, TableColumn } from './table.ts';

/** Headings of columns in which a value may be given once for the rows below it. */
const OVER_ROWS = /设区市|地市|^市$|^市[州]|[县区](?!域)|乡镇|街道|^镇|发展轴|轴线/;
/** Columns of clusters only where the table lists their members; elsewhere an empty cell means a village without a cluster. */
const CLUSTER = /片区|组团/;
const MEMBERS = /成员|核心/;

/**
 * Fills cells that are empty because their value is given only in the first of several rows: a spreadsheet saved as text loses its merged
 * cells. Columns are filled from left to right; a cell is filled only where the column of this kind to its left is empty too or equal to
 * that of the row above. The note names the first row and the number of cells that were filled.
 */
export function carryDown(table: Table): Table {
  const last = ({ headingTexts }: TableColumn): string => headingTexts.at(-1) ?? '';
  const hasMembers = table.columns.some((column) => MEMBERS.test(last(column)));
  const columns = table.columns.flatMap((column, i) => {
    const heading = last(column);
    const carries = CLUSTER.test(heading) ? hasMembers && !MEMBERS.test(heading) : OVER_ROWS.test(heading);
    return carries ? [i] : [];
  });
  const merged = new Set(
    table.sheet.merges.flatMap(({ fromRow, toRow, fromColumn, toColumn }) =>
      toRow > fromRow && fromColumn === toColumn ? [fromColumn - 1] : [],
    ),
  );
  const open = columns.filter((i) => !merged.has(i));
  if (open.length === 0) return table;
  const faults: Fault[] = [];
  const counts = new Map<number, { count: number; row: number; column: number; value: string }>();
  let before: readonly CellValue[] | null = null;
  let section: string | undefined;
  let offset: number | undefined;
  const rows = table.rows.map((row) => {
    const isSamePart = section === row.section && offset === row.columnOffset;
    const above = before !== null && isSamePart ? before : null;
    section = row.section;
    offset = row.columnOffset;
    const cells = [...row.cells];
    let isSame = above !== null;
    for (const i of columns) {
      const wasBlank = isBlank(cells[i]);
      if (wasBlank && open.includes(i) && isSame && above && !isBlank(above[i])) {
        cells[i] = above[i] as CellValue;
        const told = counts.get(i) ?? {
          count: 0,
          row: row.row,
          column: i + 1 + (row.columnOffset ?? 0),
          value: cellText(above[i]),
        };
        counts.set(i, { ...told, count: told.count + 1 });
      }
      isSame &&= above !== null && cellText(cells[i]) === cellText(above[i]);
    }
    before = cells;
    return { ...row, cells };
  });
  for (const { count, row, column, value } of counts.values())
    faults.push({
      code: 'carried-down',
      level: 'note',
      ...placeOf(table.sheet),
      row,
      column,
      value,
      details: { count },
    });
  return faults.length === 0 ? table : { ...table, rows, faults: [...table.faults, ...faults] };
}
