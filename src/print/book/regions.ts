import { type BookUnit, planBook } from '../../domain/book-plan.ts';
import type { Network } from '../../domain/network.ts';
import { SpecError } from '../spec/failure.ts';
import type { LeftOutSheet } from './left-out.ts';
import { axisName, nameOf, provinceName } from '../../i18n/names.ts';
import { specFilter, type PrintSpec, type Region } from '../spec/spec.ts';

export interface BookSpec {
  /** Settings of all sheets; the region is replaced by that of each sheet. */
  spec: PrintSpec;
  by: BookUnit;
  /** Codes of counties, or of prefectures for all of their counties; axes by id or by the code of their county. All if absent. */
  only?: readonly string[];
  /** Whether all sheets have the scale that the largest region needs. */
  commonScale?: boolean;
  /** Whether every sheet is a separate document, without continuous page numbers and references to adjoining sheets. */
  apart?: boolean;
}

/** The regions of the sheets of a book, and the sheets left out by the filter. */
export interface BookRegions {
  regions: { code: string; region: Region }[];
  leftOut: LeftOutSheet[];
}

/**
 * Lists the regions of a book in the order of their codes, and those that its filter leaves out.
 * @throws SpecError for an unknown code, or if no sheet is left
 */
export function listRegions(
  {
    by,
    only,
    spec,
  }: {
    by: BookUnit;
    only?: readonly string[];
    spec: Pick<PrintSpec, 'filter' | 'documentedOnly' | 'language'>;
  },
  network: Network,
): BookRegions {
  const { made, leftOut, unknown } = planBook(network, { by, only, filter: specFilter(spec) });
  if (unknown[0] !== undefined) throw new SpecError({ kind: 'unknown-region', code: unknown[0] });
  const sheets = leftOut.map(({ kind, id, code, reason }): LeftOutSheet => ({
    code,
    name: unitName(kind, id, network, spec.language),
    reason,
  }));
  if (made.length === 0) throw new SpecError({ kind: 'left-out', sheets });
  const regions = made.map(({ kind, id, code }) => ({
    code,
    region: (kind === 'axis' ? { kind, id } : { kind, code }) as Region,
  }));
  return { regions, leftOut: sheets };
}

/** Name of the axis or division of a sheet. */
export function unitName(
  kind: BookUnit,
  id: string,
  network: Network,
  language: PrintSpec['language'],
): string {
  if (kind === 'axis') {
    const axis = network.axes.get(id);
    return axis ? axisName(axis, network, language) : id;
  }
  const division = network.counties.get(id) ?? network.prefectures.get(id);
  return division ? nameOf(division, language) : provinceName(network.province, language);
}
