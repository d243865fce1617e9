import { sheetWords } from '../../i18n/index.ts';
import { sureCount } from '../../domain/answers/doubt.ts';
import type { Network } from '../../domain/network.ts';
import { SITE_ROLES } from '../../domain/own-sites.ts';
import type { OwnSource } from '../../domain/sheet-layer.ts';
import { SpecError } from '../spec/failure.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { fittingScale, layOutSheet, type Layout } from './layout.ts';
import {
  CENTRAL_MERIDIAN_DEG,
  type Extent,
  placesExtent,
  type GroundToSheet,
  groundToSheet,
  scaleFactor,
} from './projection.ts';
import type { OwnAnswer, SheetInput } from './sheet-types.ts';
import type { SheetRegion } from '../spec/region.ts';
import { sourceText } from '../text/source-text.ts';
import { paperMm, type PrintSpec, SCALES } from '../spec/spec.ts';
import type { LonLat } from '../../domain/records.ts';

/** Input of `layOutFrame`. */
export interface FrameInput {
  spec: PrintSpec;
  network: Network;
  region: SheetRegion;
  fonts: SheetFonts;
  /** Named in the source block, which needs space for them. */
  credits: Credits;
}

/** Data sources of the base map that the source block names. */
export interface Credits {
  /** Attribution of external tiles. */
  basemap?: string;
  /** Whether the sheet has the compiled ground. */
  ground?: true;
  /** Files that were used as layers. */
  ownSources?: readonly OwnSource[];
}

/** The layout of a sheet and the map projection of its map face. */
export interface Frame {
  layout: Layout;
  ground: GroundToSheet;
  cornersLonLat: LonLat[];
  /** Largest deviation from the nominal scale on the map face, per cent. */
  scaleErrorPct: number;
  title: string;
  /** Extent of the region that the sheet has to show. */
  extent: Extent;
  /** Denominator of the largest scale in `SCALES` at which the region fits this paper; undefined if none does. */
  fits: number | undefined;
  /** Whether part of the region lies outside the map face. */
  isCut: boolean;
}

/** Figures of the largest printed width, for measuring the source block and marks before the real figures are known. */
const WIDEST = { count: 888, scaleErrorPct: 0.888, page: 888, distanceM: 888_888 };
const WIDEST_ZOOM = 14;

/**
 * Chooses the orientation, the place of the column and the scale that the spec leaves open, so that the region is shown as large as possible.
 * @throws SpecError if the region does not fit the paper at the requested scale or at any scale
 */
export function layOutFrame(
  spec: PrintSpec,
  network: Network,
  region: SheetRegion,
  fonts: SheetFonts,
  credits: Credits = {},
): Frame {
  const extent = placesExtent(region.places);
  if (!extent) throw new SpecError({ kind: 'empty-region' });
  const isFrame = spec.region.kind === 'frame';
  const text = longestTexts(spec, network, region, credits);
  const tried = candidates(spec, extent.widthM > extent.heightM).flatMap(({ paper, column }) => {
    const layout = layoutWhereRoom(paper, column, spec, text, fonts);
    return layout ? [{ layout, fits: fittingScale(extent, layout.face, SCALES, isFrame) }] : [];
  });
  if (tried.length === 0) {
    const [widthMm, heightMm] = paperMm(spec);
    throw new SpecError({ kind: 'too-small', widthMm, heightMm });
  }
  const best = tried.reduce((a, b) => {
    const [fa, fb] = [a.fits ?? Infinity, b.fits ?? Infinity];
    if (fa !== fb) return fa < fb ? a : b;
    return mapAreaMm2(b.layout) > mapAreaMm2(a.layout) ? b : a;
  });
  const { layout, fits } = best;
  const scale = spec.scale === 'fit' ? fits : spec.scale;
  if (scale === undefined) throw new SpecError({ kind: 'too-large', scale: SCALES.at(-1) ?? NaN });
  const fitsRequested = fittingScale(extent, layout.face, [scale], isFrame) !== undefined;
  // The map face may show only a part of a drawn frame; a division or an axis must be shown whole.
  if (!fitsRequested && !isFrame)
    throw new SpecError({ kind: 'too-large', scale, ...(fits === undefined ? {} : { fits }) });
  return { ...laidUnder(layout, extent, scale), title: text.title, fits, isCut: !fitsRequested };
}

/**
 * The same sheet with a taller column under the map; null if the smaller map face no longer holds the region at its scale.
 */
export function withTallerColumn(
  frame: Frame,
  extraMm: number,
  { spec, network, region, fonts, credits }: FrameInput,
): Frame | null {
  const { widthMm, heightMm, column } = frame.layout;
  if (column !== 'bottom' || !Number.isFinite(extraMm)) return null;
  const text = longestTexts(spec, network, region, credits);
  const layout = layoutWhereRoom([widthMm, heightMm], column, spec, text, fonts, extraMm);
  const { scale } = frame.ground;
  const isFrame = spec.region.kind === 'frame';
  if (!layout || fittingScale(frame.extent, layout.face, [scale], isFrame) === undefined) return null;
  return { ...frame, ...laidUnder(layout, frame.extent, scale), isCut: false };
}

/** A layout, or null if the paper is too small for it. */
function layoutWhereRoom(...args: Parameters<typeof layOutSheet>): Layout | null {
  try {
    return layOutSheet(...args);
  } catch (error) {
    if (error instanceof SpecError && error.failure.kind === 'too-small') return null;
    throw error;
  }
}

/** The widest text about key villages in the corridor, with its range of doubt; none for a drawn frame, in which nothing is counted. */
function widestInside({ region, corridorKm }: PrintSpec): SheetInput['inside'] {
  const count = WIDEST.count * 10;
  if (corridorKm === 0 || region.kind === 'frame') return undefined;
  return {
    keyVillages: { certain: count, uncertain: count, expected: count, low: count, high: count },
    of: count,
  };
}

/** Title and texts of a sheet with the widest figures they can hold, so that the layout fits any figures. */
function longestTexts(
  spec: PrintSpec,
  network: Network,
  region: SheetRegion,
  { basemap, ground, ownSources = [] }: Credits,
): Parameters<typeof layOutSheet>[3] {
  const words = sheetWords.in(spec.language).text;
  const { count, scaleErrorPct } = WIDEST;
  const inside = widestInside(spec);
  // The words for records drawn by the user appear only if there are such records.
  const hasDrawn = [network.axes, network.towns, network.villages].some((records) =>
    [...records.values()].some(({ status }) => status === 'user'),
  );
  const widest = {
    counts: { documented: count, modelled: count, user: hasDrawn ? count : 0 },
    scaleErrorPct,
    ...(ground ? { ground } : {}),
    ...(basemap === undefined ? {} : { basemap: { attribution: basemap, zoom: WIDEST_ZOOM } }),
    ...(inside ? { inside } : {}),
    ownSources,
    ownAnswers: widestAnswers(spec),
  };
  return {
    title: spec.title === '' ? words.fitMap(region.name) : spec.title,
    subtitle: spec.subtitle,
    sourceText: sourceText(spec, network, widest),
    control: words.control(100),
    page: words.page(WIDEST.page),
  };
}

/** Figures about own points of the largest printed width; none for a drawn frame, in which nothing is counted. */
function widestAnswers({ region, ownPoints, addedLayers, corridorKm }: PrintSpec): OwnAnswer[] {
  const { count, distanceM } = WIDEST;
  return SITE_ROLES.flatMap((role): OwnAnswer[] => {
    const entry = addedLayers[ownPoints[role] ?? ''];
    if (!entry || region.kind === 'frame') return [];
    const { name } = entry;
    if (role === 'places')
      return corridorKm > 0 ? [{ role, name, count: sureCount(count * 100), of: count * 100 }] : [];
    const nearest = { villages: count, meanM: distanceM, medianM: distanceM, mostM: distanceM };
    return [{ role, name, within: corridorKm > 0 ? count * 100 : null, of: count * 100, nearest }];
  });
}

/** Builds the projection that puts the centre of the extent at the centre of the map face. */
function laidUnder(layout: Layout, extent: Extent, scale: number): Omit<Frame, 'title' | 'fits' | 'isCut'> {
  const { face } = layout;
  const ground = groundToSheet(
    extent.centre,
    [face.xMm + face.widthMm / 2, face.yMm + face.heightMm / 2],
    scale,
  );
  const right = face.xMm + face.widthMm;
  const bottom = face.yMm + face.heightMm;
  const cornersLonLat = (
    [
      [face.xMm, face.yMm],
      [right, face.yMm],
      [right, bottom],
      [face.xMm, bottom],
    ] as const
  ).map(([x, y]) => ground.toLonLat([x, y]));
  const own = scaleFactor(extent.centre);
  // The scale factor is least on the central meridian and grows with the distance from it.
  const factors = cornersLonLat.map(scaleFactor);
  const crosses =
    cornersLonLat.some(([lon]) => lon < CENTRAL_MERIDIAN_DEG) &&
    cornersLonLat.some(([lon]) => lon > CENTRAL_MERIDIAN_DEG);
  const scaleErrorPct =
    Math.max(...[...factors, ...(crosses ? [1] : [])].map((k) => Math.abs(k / own - 1))) * 100;
  return { layout, ground, cornersLonLat, scaleErrorPct, extent };
}

function candidates(
  spec: PrintSpec,
  isWide: boolean,
): { paper: [number, number]; column: 'right' | 'bottom' }[] {
  const turned = spec.orientation === 'auto' && typeof spec.paper === 'string' ? [isWide, !isWide] : [isWide];
  const columns = spec.column === 'auto' ? (['right', 'bottom'] as const) : [spec.column];
  return turned.flatMap((wide) => columns.map((column) => ({ paper: paperMm(spec, wide), column })));
}

const mapAreaMm2 = ({ face }: Layout): number => face.widthMm * face.heightMm;
