import type { Language } from '../domain/language.ts';
import { axisNameEn } from '../domain/axis.ts';
import type { AxisShape, Network } from '../domain/network.ts';
import { romanise } from '../domain/romanise.ts';
import type { Selection } from '../state/selection.ts';

interface Named {
  name: string;
  pinyin: string;
}

/** Name in the reader's language. */
export const nameOf = (record: Named, language: Language): string =>
  language === 'zh' ? record.name : romanise(record.name, record.pinyin) || record.name;

/** A seat has a name of its own in Chinese (武义县城) and its county's in English. */
export const seatName = (county: Named & { seat: { name: string } }, language: Language): string =>
  language === 'zh' ? county.seat.name : nameOf(county, language);

/** An axis is known by its own name in Chinese and by its county in English. */
export const axisName = (axis: AxisShape, network: Network, language: Language): string =>
  language === 'zh' ? axis.name : axisNameEn(axis, network);

/** Name of a county or prefecture, or its code where the file of divisions did not load. */
export function divisionName(code: string, network: Network, language: Language): string {
  const division = network.counties.get(code) ?? network.prefectures.get(code);
  return division ? nameOf(division, language) : code;
}

/** Where something lies: `金华市 · 武义县`, `Wuyi, Jinhua`. */
export function withinName(
  record: { county: string; prefecture: string },
  network: Network,
  language: Language,
): string {
  const county = divisionName(record.county, network, language);
  const prefecture = divisionName(record.prefecture, network, language);
  return language === 'zh' ? `${prefecture} · ${county}` : `${county}, ${prefecture}`;
}

/** Name of whatever a profile can be opened for; `null` where it is not in the data. */
export function selectionName(
  selection: Selection,
  network: Network,
  place: (code: string) => Named | null,
  language: Language,
): string | null {
  const named = (record: Named | null | undefined): string | null =>
    record ? nameOf(record, language) : null;
  switch (selection.kind) {
    case 'axis': {
      const axis = network.axes.get(selection.id);
      return axis ? axisName(axis, network, language) : null;
    }
    case 'town':
      return named(network.towns.get(selection.id));
    case 'village':
      return named(network.villages.get(selection.id));
    case 'county':
      return named(network.counties.get(selection.id));
    case 'cluster':
      return named(network.clusters.get(selection.id));
    case 'place':
      return named(place(selection.id));
  }
}
