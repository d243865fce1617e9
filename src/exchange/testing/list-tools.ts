import { realFile, realNetworkNow } from '../../dataset/testing/network.ts';
import type { Network } from '../../domain/network.ts';
import { unpackRegister } from '../../domain/register.ts';
import type { SheetContent } from '../content.ts';
import { findRoles, guessKinds, type ListKind, rolesFor } from '../list/columns.ts';
import { applyPlan } from '../list/apply.ts';
import { buildPlan } from '../list/plan.ts';
import type { ListDecisions, ListPlan } from '../list/plan-types.ts';
import { buildPlaceIndex, type PlaceIndex } from '../list/places.ts';
import { buildListSource } from '../list/list-source.ts';
import { readListRows } from '../list/rows.ts';
import { carryDown } from '../table/carry.ts';
import { buildTable } from '../table/table.ts';

let register: ReturnType<typeof unpackRegister> | undefined;
const indexes = new WeakMap<Network, PlaceIndex>();
/** The index that names are matched with, from the committed files; built once for each network. */
export function realIndex(network: Network = realNetworkNow()): PlaceIndex {
  register ??= unpackRegister(realFile('register.json'));
  const known =
    indexes.get(network) ??
    buildPlaceIndex(network, register, realFile('gazetteer.json'), realFile('places.json'), realNetworkNow());
  indexes.set(network, known);
  return known;
}

export const UNDECIDED: ListDecisions = { answers: new Map(), extent: 'counties', wins: true };

/** A sheet interpreted as a list, as the page does. */
export function buildTestPlan(
  sheet: SheetContent,
  index: PlaceIndex,
  decisions: Partial<ListDecisions> = {},
  kind?: ListKind,
): ListPlan {
  const table = carryDown(buildTable(sheet));
  const found = findRoles(table, index);
  const of = kind ?? (guessKinds(table, found)[0] as ListKind);
  const rows = readListRows(table, of, rolesFor(of, table, found), index);
  return buildPlan(of, rows, index, { ...UNDECIDED, ...decisions });
}

const WORDS = {
  row: (sheet: string | null, row: number) => `${sheet ?? ''} ${row}`,
  publisher: '读者',
  note: () => '',
};

/** The network with a plan applied, before the lines of axes are computed again. */
export const applied = (
  index: PlaceIndex,
  plan: ListPlan,
  sheet: SheetContent,
  decisions: Partial<ListDecisions> = {},
): ReturnType<typeof applyPlan> =>
  applyPlan(index, plan, { ...UNDECIDED, ...decisions }, buildListSource(sheet, '2026-03', WORDS), WORDS);
