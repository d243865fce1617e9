import type { Count } from '../../domain/measures/basis.ts';
import type { Scope } from '../../state/scope.ts';
import type { Network } from '../../domain/network.ts';
import type { Language } from '../../state/link.ts';
import type { AnalysisStrings } from '../i18n/analysis.ts';
import { axisName, divisionName, nameOf } from '../names.ts';

/** Whole number with its thousands parted. */
export const whole = (n: number): string => Math.round(n).toLocaleString('en');

/** Share of a whole in per cent, with one digit where it is small. Nothing of nothing is a dash. */
export function percent(part: number, of: number): string {
  if (of === 0) return '—';
  const share = (part / of) * 100;
  return `${share.toFixed(share > 0 && share < 10 ? 1 : 0)}%`;
}

/** A count as a share: a range where some of it is uncertain. */
export function percentRange({ certain, uncertain }: Count, of: number): string {
  const [low, high] = [percent(certain, of), percent(certain + uncertain, of)];
  return low === high ? low : `${low.replace('%', '')}–${high}`;
}

/** Kilometres with one digit. */
export const km = (metres: number): string => (metres / 1000).toFixed(1);

/** Which of the eight winds a bearing in degrees is nearest to. */
export const wind = (bearingDeg: number, t: AnalysisStrings): string =>
  t.nearest.bearing[Math.round((((bearingDeg % 360) + 360) % 360) / 45) % 8] ?? '';

/** What the figures are about, in words. */
export function scopeText(
  { kind, id, region, axisCount }: Scope,
  network: Network,
  language: Language,
  t: AnalysisStrings,
): string {
  switch (kind) {
    case 'province':
      return t.scope.province(axisCount);
    case 'prefecture':
      return t.scope.prefecture(divisionName(id, network, language), axisCount);
    case 'county':
      return t.scope.county(divisionName(id, network, language), axisCount);
    case 'axis': {
      const axis = network.axes.get(id);
      return t.scope.axis(
        axis ? axisName(axis, network, language) : id,
        divisionName(region, network, language),
      );
    }
  }
}

/** Name of a county, prefecture or the province. */
export const regionName = (code: string, network: Network, language: Language): string =>
  code === network.province.code ? nameOf(network.province, language) : divisionName(code, network, language);
