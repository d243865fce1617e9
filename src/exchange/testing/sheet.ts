import type { CellValue, MergedCells, SheetContent, SourceFile } from '../content.ts';

const FILE: SourceFile = {
  name: '名单.xlsx',
  sizeBytes: 1000,
  sha256: 'a'.repeat(64),
  modified: '2026-03-01',
};

/** A sheet of cells, its first row being row 1; merged cells as `A1:C1`. */
export function sheetWith(
  rows: readonly (readonly CellValue[])[],
  {
    merges = [],
    hiddenRows = [],
    ...more
  }: { merges?: readonly string[]; hiddenRows?: readonly number[] } & Partial<
    Omit<SheetContent, 'merges'>
  > = {},
): SheetContent {
  return {
    kind: 'sheet',
    file: FILE,
    sheet: 'Sheet1',
    hidden: false,
    rows: rows.map((cells, i) => ({
      row: i + 1,
      cells,
      ...(hiddenRows.includes(i + 1) ? { hidden: true } : {}),
    })),
    faults: [],
    ...more,
    merges: merges.map(mergedCells),
  } as SheetContent;
}

function mergedCells(range: string): MergedCells {
  const [, from = 'A', fromRow = '1', to = 'A', toRow = '1'] =
    /^([A-Z])(\d+):([A-Z])(\d+)$/.exec(range) ?? [];
  const column = (letter: string): number => letter.charCodeAt(0) - 64;
  return { fromRow: Number(fromRow), toRow: Number(toRow), fromColumn: column(from), toColumn: column(to) };
}
