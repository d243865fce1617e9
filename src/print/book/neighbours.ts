import { sheetWords } from '../../i18n/index.ts';
import { prefectureOf } from '../../domain/codes.ts';
import type { Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import type { Edge, SheetPlacing } from '../page/sheet-types.ts';
import { projected } from '../page/projection.ts';
import { nameOf } from '../../i18n/names.ts';
import { type Region } from '../spec/spec.ts';
import { type BookSpec, unitName } from './regions.ts';

/** Adjoining sheets at each edge, by the direction from the middle of the region to that of its neighbour. */
export function findNeighbours(
  code: string,
  { by, spec }: BookSpec,
  network: Network,
  pagesByRegion: ReadonlyMap<string, readonly { region: Region; page: number }[]>,
): SheetPlacing['neighbours'] {
  const words = sheetWords.in(spec.language).text;
  const divisions = by === 'prefecture' ? network.prefectures : network.counties;
  const own = divisions.get(code);
  if (!own || by === 'province') return [];
  const edges: Record<Edge, string[]> = { north: [], east: [], south: [], west: [] };
  for (const other of neighbourCodes(code, network)) {
    const division = divisions.get(other);
    const sheets = pagesByRegion.get(other) ?? [];
    if (!division) continue;
    const name = nameOf(division, spec.language);
    for (const { region, page } of sheets) {
      const isOneOfSeveral = region.kind === 'axis' && sheets.length > 1;
      const title = isOneOfSeveral ? unitName('axis', region.id, network, spec.language) : name;
      edges[edgeTowards(own, division)].push(words.seePage(title, page));
    }
  }
  return (Object.entries(edges) as [Edge, string[]][]).flatMap(([edge, names]) =>
    names.length === 0 ? [] : [{ edge, names }],
  );
}

/** Counties that touch a county, or prefectures of which a county touches one of the prefecture. */
function neighbourCodes(code: string, network: Network): Iterable<string> {
  const prefecture = network.prefectures.get(code);
  if (!prefecture) return network.counties.get(code)?.neighbours ?? [];
  const beside = prefecture.counties.flatMap((county) => network.counties.get(county)?.neighbours ?? []);
  return new Set(beside.map(prefectureOf).filter((other) => other !== code));
}

function edgeTowards(from: { labelPoint: LonLat }, to: { labelPoint: LonLat }): Edge {
  const [x1, y1] = projected(from.labelPoint);
  const [x2, y2] = projected(to.labelPoint);
  const [dx, dy] = [x2 - x1, y2 - y1];
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'east' : 'west';
  return dy > 0 ? 'north' : 'south';
}
