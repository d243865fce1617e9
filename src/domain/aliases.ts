import { axisIdOf, canonicalCode, isTownCode, isVillageCode, PROVINCE_CODE } from './codes.ts';
import type { Aliases, Network } from './network.ts';

/** The codes of today for the code of a county or prefecture: itself, or those that followed it. */
export const currentCodes = (code: string, aliases: Aliases): readonly string[] =>
  aliases.codes.get(code)?.successors ?? [code];

/** The code of today for one of a county or prefecture in any official length; the most relevant where there are several. */
export const currentCode = (code: string, aliases: Aliases): string => {
  const canonical = canonicalCode(code) ?? code;
  return currentCodes(canonical, aliases)[0] ?? canonical;
};

/** The id of the axis of today for an id, a county's code among them. */
export function currentAxis(id: string, network: Pick<Network, 'axes' | 'aliases'>): string {
  if (network.axes.has(id)) return id;
  const code = canonicalCode(id.replace(/^axis-/, ''));
  if (code === null || isTownCode(code) || isVillageCode(code)) return id;
  const own = currentCodes(code, network.aliases).find((each) => network.axes.has(axisIdOf(each)));
  return own === undefined ? id : axisIdOf(own);
}

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

/** Codes that narrow an atlas, as those of today: all that followed each; absent where one stands for the whole province. */
export function currentOnly(only: readonly string[], aliases: Aliases): string[] | undefined {
  const codes = only.flatMap((code) => {
    const bare = code.replace(/^axis-/, '');
    const current = currentCodes(canonicalCode(bare) ?? bare, aliases);
    return bare === code ? current : current.map(axisIdOf);
  });
  return codes.includes(PROVINCE_CODE) ? undefined : [...new Set(codes)];
}
