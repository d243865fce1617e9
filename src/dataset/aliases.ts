import { axesIn } from '../domain/axis.ts';
import { canonicalCode, isTownCode, isVillageCode, PROVINCE_CODE } from '../domain/codes.ts';
import type { Aliases, Network } from '../domain/network.ts';
import type { FormerCode } from '../domain/place-records.ts';

/** aliases.json as it is parsed. */
export interface AliasesFile {
  codes: FormerCode[];
  /** Ids of before, each with the one of today. */
  ids: Record<string, string>;
  characters: Record<string, string>;
}

/** The one table of ids and codes of before, with what else the file holds. */
export const buildAliases = ({ codes, ids, characters }: AliasesFile): Aliases => ({
  today: new Map<string, readonly string[]>([
    ...codes.map(({ code, successors }) => [code, successors] as const),
    ...Object.entries(ids).map(([id, today]) => [id, [today]] as const),
  ]),
  divisions: codes,
  characters: new Map(Object.entries(characters)),
});

/**
 * The ids or codes of today for one of before, the one that leads on from it first: an axis named by its former id, a division
 * whose code changed, a place that became a record under another code. Itself where the table has none.
 */
export const idsToday = (id: string, { today }: Pick<Aliases, 'today'>): readonly string[] =>
  today.get(id) ?? [id];

/** The code of today for one of a county or prefecture in any official length; the most relevant where there are several. */
export const currentCode = (code: string, aliases: Aliases): string => {
  const canonical = canonicalCode(code) ?? code;
  return idsToday(canonical, aliases)[0] ?? canonical;
};

/** The axes that an id or the code of a county, of today or of before, may stand for; none where it stands for none. */
function axesToday(id: string, network: Pick<Network, 'axes' | 'aliases'>): string[] {
  const ids = idsToday(id, network.aliases).filter((each) => network.axes.has(each));
  if (ids.length > 0) return ids;
  const code = canonicalCode(id.replace(/^axis-/, ''));
  if (code === null || isTownCode(code) || isVillageCode(code)) return [];
  return idsToday(code, network.aliases).flatMap((county) => axesIn(network, county).map((axis) => axis.id));
}

/** The id of the axis of today for an id of any time or the code of a county, its first where it has several; the id given where there is none. */
export const currentAxis = (id: string, network: Pick<Network, 'axes' | 'aliases'>): string =>
  axesToday(id, network)[0] ?? id;

/** What a sheet is of and which records it draws, as far as codes say it; of a file from outside it may be anything. */
interface Coded {
  region: { kind: string; code?: unknown; id?: unknown };
  filter?: { county?: unknown; prefecture?: unknown } | undefined;
}

/** The settings of a sheet with the codes of today: those kept for some years name counties that are no more. */
export function withCurrentCodes<T extends Coded>(sheet: T, network: Pick<Network, 'axes' | 'aliases'>): T {
  const changed = <O extends object>(from: O, key: string, change: (code: string) => string): O => {
    const code = (from as Record<string, unknown>)[key];
    return typeof code === 'string' ? { ...from, [key]: change(code) } : from;
  };
  const current = (code: string): string => currentCode(code, network.aliases);
  const region = changed(changed(sheet.region, 'code', current), 'id', (id) => currentAxis(id, network));
  const filter = sheet.filter && changed(changed(sheet.filter, 'county', current), 'prefecture', current);
  return { ...sheet, region, ...(filter ? { filter } : {}) };
}

/** Codes and ids that narrow an atlas, as those of today: all that followed each; absent where one stands for the whole province. */
export function currentOnly(
  only: readonly string[],
  network: Pick<Network, 'axes' | 'aliases'>,
): string[] | undefined {
  const codes = only.flatMap((wanted) => {
    const code = canonicalCode(wanted);
    if (code !== null) return idsToday(code, network.aliases);
    const axes = axesToday(wanted, network);
    return axes.length > 0 ? axes : [wanted];
  });
  return codes.includes(PROVINCE_CODE) ? undefined : [...new Set(codes)];
}
