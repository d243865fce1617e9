import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Network } from '../../domain/network.ts';
import { TRACKS, TRACK_NAMES } from '../../domain/records.ts';
import { basemapRows, type BasemapOnFace } from '../basemap.ts';
import type { Content } from '../content.ts';
import type { Part } from '../compose.ts';
import type { BoxMm, PathItem, PointMm, Stroke, Subpath } from '../drawing.ts';
import { mmOfPt } from '../drawing.ts';
import type { Faces } from '../faces.ts';
import { type LineKind, lineStrokes, regionStroke } from '../ground.ts';
import { hatched } from '../hatch.ts';
import type { Layout } from '../layout.ts';
import type { LegendRow } from './legend-row.ts';
import type { SheetRegion } from '../region.ts';
import type { PrintSpec } from '../spec.ts';
import { axisStroke, line, rectangle, seatSymbol, symbolMm, townSymbol, villageSymbol } from '../symbols.ts';
import { ASCENT, LEADING, textAt } from '../text-block.ts';
import { wordsOf } from '../words.ts';

const SWATCH_MM = 9;

/** What the map face shows. */
interface OnFace {
  network: Network;
  content: Content;
  borders: Record<LineKind, readonly Subpath[]>;
  region: SheetRegion;
  basemap: BasemapOnFace;
}

/** Legend of what is on the sheet, and of nothing else. */
export function legendRows(
  { network, content, borders, region, basemap }: OnFace,
  spec: PrintSpec,
  { u }: Pick<Layout, 'u'>,
  flavour: PrintFlavour,
): LegendRow[] {
  const words = wordsOf(spec);
  const size = symbolMm(u);
  const across = (at: PointMm): PointMm[] => [
    [at[0] - SWATCH_MM / 2 + 0.5, at[1]],
    [at[0] + SWATCH_MM / 2 - 0.5, at[1]],
  ];
  const rows: LegendRow[] = [];
  const lines = (['documented', 'modelled'] as const).filter((status) =>
    content.axes.some(({ pieces }) => pieces.some((piece) => piece.status === status)),
  );
  for (const status of lines) {
    const { colour, widthMm, dashMm } = axisStroke(status, u, flavour);
    rows.push({
      text: status === 'documented' ? words.documentedAxis : words.modelledAxis,
      draw: (at) => [line('furniture', across(at), colour, widthMm, dashMm)],
    });
  }
  if (spec.corridorKm > 0 && content.axes.length > 0)
    rows.push({ text: words.corridor(spec.corridorKm), draw: (at) => corridorSwatch(at, flavour) });
  const towns = content.towns.map(({ record }) => record);
  for (const track of [...TRACKS, undefined])
    for (const status of ['documented', 'modelled'] as const) {
      if (!towns.some((town) => town.track === track && town.status === status)) continue;
      const name = track ? TRACK_NAMES[track][spec.language] : undefined;
      rows.push({
        text: status === 'modelled' ? words.modelled(name ?? words.town) : (name ?? words.unknownTrack),
        draw: (at) => townSymbol(track ? { track, status } : { status }, at, size.town, flavour),
      });
    }
  const villages = content.villages.map(({ record }) => record);
  for (const status of ['documented', 'modelled'] as const)
    if (villages.some((village) => village.status === status))
      rows.push({
        text: status === 'documented' ? words.documentedVillage : words.modelledVillage,
        draw: (at) => villageSymbol({ status, precision: 'village' }, at, size.village, flavour),
      });
  const [imprecise] = villages
    .filter(({ precision }) => precision !== 'village')
    .toSorted((one, other) => Number(one.status === 'modelled') - Number(other.status === 'modelled'));
  if (imprecise)
    rows.push({
      text: words.impreciseVillage,
      draw: (at) => villageSymbol(imprecise, at, size.village, flavour),
    });
  if (content.seats.length > 0)
    rows.push({ text: words.seat, draw: (at) => seatSymbol(at, size.seat, flavour) });
  const lineRow = (text: string, { colour, widthMm, dashMm }: Stroke): void => {
    rows.push({ text, draw: (at) => [line('furniture', across(at), colour, widthMm, dashMm)] });
  };
  const texts = {
    'province-line': words.provinceLine,
    'prefecture-line': words.prefectureLine,
    'county-line': words.countyLine,
    shore: words.shore,
  };
  for (const kind of Object.keys(texts) as LineKind[])
    if (borders[kind].length > 0) lineRow(texts[kind], lineStrokes(flavour)[kind]);
  if (region.counties.size < network.counties.size && region.axis === undefined)
    lineRow(words.regionLine, regionStroke(flavour));
  return [...rows, ...basemapRows(basemap, words, flavour)];
}

function corridorSwatch([x, y]: PointMm, flavour: PrintFlavour): PathItem[] {
  const box = { xMm: x - 3.5, yMm: y - 1.2, widthMm: 7, heightMm: 2.4 };
  const edge = { colour: flavour.axis, widthMm: 0.12 };
  if (!flavour.hatched)
    return [
      { kind: 'path', layer: 'furniture', paths: [rectangle(box)], fill: flavour.axis, opacity: 0.14 },
      { kind: 'path', layer: 'furniture', paths: [rectangle(box)], stroke: edge },
    ];
  return [
    {
      kind: 'path',
      layer: 'furniture',
      paths: hatched([rectangle(box).points], 1.2),
      stroke: { colour: flavour.axisModelled, widthMm: 0.1 },
    },
    { kind: 'path', layer: 'furniture', paths: [rectangle(box)], stroke: edge },
  ];
}

/**
 * Sets rows under a heading, in as many columns as the height asks for.
 * @returns parts, and the width and height that were used
 */
export function legendParts(
  rows: readonly LegendRow[],
  heading: string,
  box: BoxMm,
  { type }: Layout,
  flavour: PrintFlavour,
  faces: Faces,
): { parts: Part[]; widthMm: number; heightMm: number } {
  const rowMm = mmOfPt(type.body) * LEADING;
  const headMm = mmOfPt(type.body * 1.3) * LEADING;
  const perColumn = Math.max(1, Math.floor((box.heightMm - headMm) / rowMm));
  const head = textAt(heading, box.xMm, box.yMm + mmOfPt(type.body * 1.3) * ASCENT, {
    sizePt: type.body * 1.3,
    weight: 700,
    colour: flavour.ink,
  });
  const parts: Part[] = [{ name: 'legend', items: [head] }];
  const style = { sizePt: type.body, weight: 400, colour: flavour.ink } as const;
  let xMm = box.xMm;
  let widthMm = 0;
  for (let from = 0; from < rows.length; from += perColumn) {
    const column = rows.slice(from, from + perColumn);
    for (const [i, row] of column.entries()) {
      const middleMm = box.yMm + headMm + (i + 0.5) * rowMm;
      const baseMm = middleMm + mmOfPt(type.body) * (ASCENT - 0.5);
      parts.push(
        { name: `swatch ${row.text}`, items: row.draw([xMm + SWATCH_MM / 2, middleMm]) },
        { name: `legend ${row.text}`, items: [textAt(row.text, xMm + SWATCH_MM + 1.5, baseMm, style)] },
      );
    }
    const columnMm =
      SWATCH_MM + 1.5 + Math.max(...column.map(({ text }) => faces.widthMm(text, type.body, 400)));
    widthMm = xMm - box.xMm + columnMm;
    xMm += columnMm + 4;
  }
  return { parts, widthMm, heightMm: headMm + Math.min(rows.length, perColumn) * rowMm };
}
