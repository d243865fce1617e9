import type { CellValue } from '../content.ts';
import { namesInCell, type NamesInCell } from '../table/cell-text.ts';

/** Marks of footnotes at the beginning and the end of a name: 余村*, ★横山坞村, 鲁家村①. */
const MARKS = String.raw`[*＊★☆▲△●○◆◇■□※#†‡§\u2460-\u2473\u00b9\u00b2\u00b3\u2070-\u2079\s]+`;
const MARKS_AROUND = new RegExp(`^${MARKS}|${MARKS}$`, 'gu');

/** A name without marks of footnotes; the text itself where nothing else is in it. */
export const withoutMarks = (name: string): string => name.replace(MARKS_AROUND, '') || name;

/** The names of places in a cell, without marks of footnotes. */
export function placeNames(cell: CellValue | undefined): NamesInCell {
  const { names, isOpen } = namesInCell(cell);
  return { names: names.map(withoutMarks), isOpen };
}

/**
 * Signs between the places of an axis in one cell: 县城—桐琴镇—俞源村, 县城→虞宅乡. U+2015 is given as a code point, since the fonts must not contain it
 * (geodata/build/fonts/fonts.test.ts).
 */
const CHAIN = /\s*(?:[—–\u2015－→➔➜⇒~～]|-+>?|=+>|>)+\s*/u;
/** The seat of the county, where every axis begins. */
const SEAT = /(?:县城|城区|市区|城关)$/u;
/** Villages in brackets after their town: 天荒坪镇（余村、横路村）. */
const WITH_VILLAGES = /^(.+(?:镇|乡|街道))[（(]([^（()）]+)[)）]$/u;
const VILLAGE = /(?:村|社区|村委会|居委会|村民委员会)$/u;
const TOWN = /(?:镇|乡|街道|街道办事处|街道办)$/u;

/** Whether a name is that of a town or a village by its ending; null where the ending does not say. */
const kindByEnding = (name: string): 'town' | 'village' | null => {
  const bare = name.replace(/[（(【[].*$/, '');
  return VILLAGE.test(bare) ? 'village' : TOWN.test(bare) ? 'town' : null;
};

export interface StationName {
  name: string;
  kind: 'town' | 'village';
}

/**
 * The places of an axis or a cluster in a cell: separated as a list or as a chain, villages also in brackets after their town. The seat of
 * the county is left out.
 * @param kind what the column holds, for a name whose ending does not tell
 */
export function stationNames(
  cell: CellValue | undefined,
  kind: 'town' | 'village',
): { stations: StationName[]; isOpen: boolean } {
  const { names, isOpen } = placeNames(cell);
  const stations = names
    .flatMap((name) => name.split(CHAIN))
    .map((name) => withoutMarks(name.trim()))
    .filter((name) => name !== '' && !SEAT.test(name))
    .flatMap((name): StationName[] => {
      const [, town = '', inside = ''] = WITH_VILLAGES.exec(name) ?? [];
      const villages = town === '' ? [] : placeNames(inside).names;
      return villages.length > 0 && villages.every((each) => kindByEnding(each) === 'village')
        ? [
            { name: town, kind: 'town' },
            ...villages.map((each) => ({ name: each, kind: 'village' as const })),
          ]
        : [{ name, kind: kindByEnding(name) ?? kind }];
    });
  return { stations, isOpen };
}
