import { cellNumber, cellText, isBlank } from '../table/cell-text.ts';
import type { RowCells } from './row-cells.ts';
import type { ListEntry } from './row-types.ts';

/** The unit in brackets at the end of a row of a heading: 收入（单位：万元）. */
const UNIT = /[（(](?:单位[:：])?([^（()）]*)[)）]$/;
/** A heading in one or several rows without its units, and the unit of its last row that has one. */
function readHeading(parts: readonly string[]): { label: string; unit: string | undefined } {
  const units = parts.flatMap((part) => UNIT.exec(part)?.[1] || []);
  return {
    label: parts
      .map((part) => part.replace(UNIT, ''))
      .join(' ')
      .trim(),
    unit: units.at(-1),
  };
}

/** The values of a row of a list of indicators. */
export function readIndicators(cells: RowCells, period: ListEntry['period']): ListEntry['values'] {
  const { reader, row } = cells;
  return [...reader.roles].flatMap(([column, role]) => {
    const value = row.cells[column] ?? null;
    if (role !== 'value' || isBlank(value)) return [];
    const number = cellNumber(value);
    const heading = readHeading(reader.table.columns[column]?.headingTexts ?? []);
    const unit = number ? cells.text('unit') || number.unit || heading.unit : undefined;
    const label = cells.text('indicator') || heading.label;
    if (!number) cells.fault('no-number', 'value', 'note');
    return [
      {
        label,
        value: number ? String(number.value) : cellText(value),
        ...(unit ? { unit } : {}),
        ...(period ? { period } : {}),
      },
    ];
  });
}
