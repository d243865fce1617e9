import { recordWords } from '../../i18n/index.ts';
import type { Language } from '../../domain/language.ts';
import { whole } from '../../i18n/count-text.ts';
import type { Count } from '../../domain/answers/doubt.ts';
import type { Filter } from '../../domain/filter.ts';
import type { Scope } from '../../state/scope.ts';
import type { Network } from '../../domain/network.ts';
import type { AnalysisWords } from '../../i18n/index.ts';
import type { Words } from '../../i18n/index.ts';
import { axisName, divisionName, provinceName } from '../../i18n/names.ts';

export { whole };

/** Share of a whole in per cent, with one decimal if it is small; a dash if the whole is 0. */
export function percent(part: number, of: number): string {
  if (of === 0) return '—';
  const share = (part / of) * 100;
  return `${share.toFixed(share > 0 && share < 10 ? 1 : 0)}%`;
}

/** A count as a share: the expectation, with its 90 % interval if some places are doubtful. */
export function percentRange(
  { uncertain, expected, low, high }: Count,
  of: number,
  t: AnalysisWords,
): string {
  const share = percent(expected, of);
  if (uncertain === 0 || of === 0) return share;
  return t.figures.shareDoubt(share, percent(low, of), percent(high, of));
}

/** Kilometres with one decimal. */
export const km = (metres: number): string => (metres / 1000).toFixed(1);

/** The one of the eight compass directions that is nearest to a bearing in degrees. */
export const wind = (bearingDeg: number, t: AnalysisWords): string =>
  t.nearest.bearing[Math.round((((bearingDeg % 360) + 360) % 360) / 45) % 8] ?? '';

/** The scope of the figures, in words. */
export function scopeText(
  { kind, id, region, axisCount, ownAxisCount }: Scope,
  network: Network,
  language: Language,
  t: AnalysisWords,
): string {
  switch (kind) {
    case 'province':
      return t.scope.province(axisCount);
    case 'prefecture':
    case 'county':
      return t.scope.region(divisionName(id, network, language), axisCount, ownAxisCount);
    case 'axis': {
      const axis = network.axes.get(id);
      return t.scope.axis(
        axis ? axisName(axis, network, language) : id,
        divisionName(region, network, language),
      );
    }
  }
}

/** Name of the axis or region that a scope is about. */
export function regionOrAxisName({ kind, id }: Scope, network: Network, language: Language): string {
  const axis = kind === 'axis' ? network.axes.get(id) : undefined;
  return axis ? axisName(axis, network, language) : regionName(id, network, language);
}

/** The conditions of a filter on records, in words; empty if there are none. */
export const conditionsText = (
  { batch, track, documentedOnly }: Filter,
  language: Language,
  { filter, status }: Words,
): string =>
  [
    ...(documentedOnly ? [status.documented] : []),
    ...(batch === undefined ? [] : [filter.batches[batch]]),
    ...(track === undefined ? [] : [filter.onlyTowns(recordWords(language).tracks[track])]),
  ].join(recordWords(language).listJoin);

/** Name of a county, prefecture or the province. */
export const regionName = (code: string, network: Network, language: Language): string =>
  code === network.province.code
    ? provinceName(network.province, language)
    : divisionName(code, network, language);
