import { axesIn } from '../domain/axis.ts';
import { canonicalCode, type CountyCode, PROVINCE_CODE } from '../domain/codes.ts';
import type { Aliases, Network } from '../domain/network.ts';
import type { FormerCode } from '../domain/place-records.ts';

/** aliases.json as it is parsed. */
export interface AliasesFile {
  codes: FormerCode[];
  /** Former ids, each with the present one. */
  ids: Record<string, string>;
  characters: Record<string, string>;
}

/**
 * The table of former ids and codes, with the rest of the file. Former ids of axes contain the code of a county. For counties that the file has no
 * such id of, former ones and those without an axis, it is added: it leads to the axes that their land has today, or to the counties.
 * @param counties codes of the present counties
 */
export function buildAliases(
  { codes, ids, characters }: AliasesFile,
  counties: readonly CountyCode[],
): Aliases {
  const idIn = (county: CountyCode): string => `axis-${county}`;
  const rows = [...counties.map((code) => ({ code, successors: [code] })), ...codes];
  return {
    today: new Map<string, readonly string[]>([
      ...codes.map(({ code, successors }) => [code, successors] as const),
      ...rows.map(
        ({ code, successors }) =>
          [idIn(code), successors.map((county) => ids[idIn(county)] ?? county)] as const,
      ),
      ...Object.entries(ids).map(([id, today]) => [id, [today]] as const),
    ]),
    divisions: codes,
    characters: new Map(Object.entries(characters)),
  };
}

/**
 * The present ids or codes for a former one, main successor first: of an axis with a former id, a division whose code changed, or a place that became
 * a record under another code. The argument itself if the table does not contain it.
 */
export const idsToday = (id: string, { today }: Pick<Aliases, 'today'>): readonly string[] =>
  today.get(id) ?? [id];

/** The present code for one of a county or prefecture in any official length; the main successor if there are several. */
export const currentCode = (code: string, aliases: Aliases): string => {
  const canonical = canonicalCode(code) ?? code;
  return idsToday(canonical, aliases)[0] ?? canonical;
};

/** The axes that a present or former id, or the code of a county, can mean; empty if none. */
const axesToday = (id: string, network: Pick<Network, 'axes' | 'aliases'>): string[] =>
  idsToday(canonicalCode(id) ?? id, network.aliases).flatMap((today) =>
    network.axes.has(today) ? [today] : axesIn(network, today).map((axis) => axis.id),
  );

/**
 * The present id of an axis for a present or former id or the code of a county (its first axis if it has several); the argument itself if there is
 * none.
 */
export const currentAxis = (id: string, network: Pick<Network, 'axes' | 'aliases'>): string =>
  axesToday(id, network)[0] ?? id;

/** The settings of a sheet that contain codes. In a file from outside they may have any value. */
interface Coded {
  region: { kind: string; code?: unknown; id?: unknown };
  filter?: { county?: unknown; prefecture?: unknown } | undefined;
}

/** The settings of a sheet with present codes: settings that were saved years ago may name counties that no longer exist. */
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

/** Present codes and ids for those that limit an atlas, with all successors of each; absent if one of them is the whole province. */
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
