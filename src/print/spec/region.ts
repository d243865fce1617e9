import type { Language } from '../../domain/language.ts';
import type { Position } from 'geojson';
import type { CountyCode } from '../../domain/codes.ts';
import type { AxisShape, Network } from '../../domain/network.ts';
import { polygonsOf } from '../../domain/polygons.ts';
import type { LonLat } from '../../domain/records.ts';
import { sheetWords } from '../../i18n/index.ts';
import { axisName, nameOf, provinceName } from '../../i18n/names.ts';
import type { PointMm } from '../drawing.ts';
import { passes, passingAxis, reasonAgainstLine, townPasses } from '../../domain/filter.ts';
import { SpecError } from './failure.ts';
import { areaMm2, clipPolygon } from '../ground/generalise.ts';
import { specFilter, type PrintSpec } from './spec.ts';

/** The region of a sheet, resolved in the network. */
export interface SheetRegion {
  /** Code of the division, or id of the axis; absent for a drawn frame. */
  code?: string;
  /** In the language of the sheet. */
  name: string;
  /** Counties that belong to the region; the land of others is drawn in grey. */
  counties: ReadonlySet<CountyCode>;
  /** Positions that must lie on the map face. */
  places: LonLat[];
  /** Id of the axis, on a sheet of one axis. */
  axis?: string;
}

const outerRingPoints = (shape: { geometry: Parameters<typeof polygonsOf>[0] }): LonLat[] =>
  polygonsOf(shape.geometry).flatMap((rings) => (rings[0] ?? []) as LonLat[]);

/** The lines of an axis: main line and branches. */
export const axisLines = ({ geometry }: AxisShape): Position[][] =>
  geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;

/**
 * Resolves the region that a spec names.
 * @throws SpecError if the code is unknown, the filter leaves out the axis, the axis has no line, or a drawn frame holds no land of the
 * province
 */
export function resolveRegion(
  spec: Pick<PrintSpec, 'region' | 'filter' | 'documentedOnly' | 'language'>,
  network: Network,
): SheetRegion {
  const { region, language } = spec;
  switch (region.kind) {
    case 'county': {
      const county = network.counties.get(region.code);
      if (!county) throw new SpecError({ kind: 'unknown-region', code: region.code });
      return {
        code: county.code,
        name: nameOf(county, language),
        counties: new Set([county.code]),
        places: outerRingPoints(county),
      };
    }
    case 'prefecture': {
      const prefecture = network.prefectures.get(region.code);
      if (!prefecture) throw new SpecError({ kind: 'unknown-region', code: region.code });
      return {
        code: prefecture.code,
        name: nameOf(prefecture, language),
        counties: new Set(prefecture.counties),
        places: outerRingPoints(prefecture),
      };
    }
    case 'province':
      return {
        code: network.province.code,
        name: provinceName(network.province, language),
        counties: new Set(network.counties.keys()),
        places: outerRingPoints(network.province),
      };
    case 'axis':
      return axisRegion(region.id, spec, network);
    case 'frame':
      return drawnFrame(region, network, language);
  }
}

/** An axis with the stations and lines that pass the filter. */
function axisRegion(
  id: string,
  spec: Pick<PrintSpec, 'filter' | 'documentedOnly' | 'language'>,
  network: Network,
): SheetRegion {
  const { language } = spec;
  const axis = network.axes.get(id);
  if (!axis) throw new SpecError({ kind: 'unknown-region', code: id });
  const filter = specFilter(spec);
  const reason = reasonAgainstLine(filter, axis);
  if (reason) {
    const sheet = {
      code: axis.id,
      name: axisName(axis, network, language),
      reason,
    };
    throw new SpecError({ kind: 'left-out', sheets: [sheet] });
  }
  // Only the lines that pass the filter are drawn, so only they have to fit.
  const lines = axisLines(passingAxis(filter, axis) ?? axis);
  const towns = axis.towns.flatMap((code) => network.towns.get(code) ?? []);
  const villages = axis.villages.flatMap((code) => network.villages.get(code) ?? []);
  const places = [
    ...(lines.flat() as LonLat[]),
    ...towns.filter((town) => townPasses(filter, town)).map(({ lonLat }) => lonLat),
    ...villages.filter((village) => passes(filter, village)).map(({ lonLat }) => lonLat),
  ];
  return {
    code: axis.id,
    name: axisName(axis, network, language),
    counties: new Set([axis.county]),
    places,
    axis: axis.id,
  };
}

/** @throws SpecError if the filter names an unknown division, since no record would pass */
export function checkFilter({ filter }: Pick<PrintSpec, 'filter'>, network: Network): void {
  const { county, prefecture } = filter;
  if (county !== undefined && !network.counties.has(county))
    throw new SpecError({ kind: 'unknown-region', code: county });
  if (prefecture !== undefined && !network.prefectures.has(prefecture))
    throw new SpecError({ kind: 'unknown-region', code: prefecture });
}

/** Largest area, square degrees, that rounding errors leave of a polygon that only touches the frame. */
const SLIVER_DEG2 = 1e-9;

function drawnFrame(
  { west, south, east, north }: { west: number; south: number; east: number; north: number },
  network: Network,
  language: Language,
): SheetRegion {
  // Clipped in degrees: only whether anything lies in the frame matters, not its size.
  const box = { xMm: west, yMm: south, widthMm: east - west, heightMm: north - south };
  const areaIn = (ring: Position[]): number =>
    clipPolygon([ring as PointMm[]], box).reduce((sum, part) => sum + areaMm2(part), 0);
  const counties = [...network.counties.values()].filter(({ geometry }) =>
    polygonsOf(geometry).some(([outer = [], ...holes]) => {
      const land = areaIn(outer);
      return land > 0 && land > holes.reduce((sum, hole) => sum + areaIn(hole), 0) + SLIVER_DEG2;
    }),
  );
  if (counties.length === 0) throw new SpecError({ kind: 'empty-region' });
  return {
    name: sheetWords.in(language).text.ownFrame,
    counties: new Set(counties.map(({ code }) => code)),
    places: [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ],
  };
}
