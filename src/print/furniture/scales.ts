import type { SheetWords } from '../../i18n/index.ts';
import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { Part } from '../page/sheet-types.ts';
import type { Item, PointMm } from '../drawing.ts';
import { ptToMm } from '../drawing.ts';
import type { Layout } from '../page/layout.ts';
import { convergenceDeg, type GroundToSheet } from '../page/projection.ts';
import { line, rectangle } from '../page/symbols.ts';
import { ASCENT, textAt } from '../text/text-block.ts';

/** Least meridian convergence at which true north is drawn and its angle stated, degrees. */
const CONVERGENCE_DEG = 0.2;
const PARTS = 4;

/** Largest round length (1, 2 or 5 times a power of ten, metres) whose scale bar is at most `roomMm` long. */
export function roundLengthM(scale: number, roomMm: number): number {
  const roomM = (roomMm * scale) / 1000;
  const power = 10 ** Math.floor(Math.log10(roomM));
  return power * ([5, 2, 1].find((n) => n * power <= roomM) ?? 1);
}

/** The scale as a ratio, the scale bar and the north arrow. */
export function scaleParts(
  { scales, type, u }: Layout,
  ground: GroundToSheet,
  middle: PointMm,
  flavour: PrintFlavour,
  words: SheetWords['text'],
): Part[] {
  const northMm = 13 * u;
  const roomMm = scales.widthMm - northMm - 16 * u;
  const lengthM = roundLengthM(ground.scale, roomMm);
  const barMm = (lengthM * 1000) / ground.scale;
  const right = scales.xMm + scales.widthMm - northMm - 10 * u;
  const left = right - barMm;
  const y = scales.yMm + 11 * u;
  const heightMm = 1.3 * u;
  const style = { sizePt: type.small, weight: 400, colour: flavour.ink, align: 'middle' } as const;
  const ratio: Item[] = [
    textAt(words.scale(ground.scale), left, scales.yMm + ptToMm(type.body * 1.6) * ASCENT + 1 * u, {
      sizePt: type.body * 1.6,
      weight: 700,
      colour: flavour.ink,
    }),
  ];
  const bar: Item[] = [];
  const inKm = lengthM >= 2000;
  for (let i = 0; i < PARTS; i++)
    bar.push({
      kind: 'path',
      layer: 'furniture',
      paths: [rectangle({ xMm: left + (i * barMm) / PARTS, yMm: y, widthMm: barMm / PARTS, heightMm })],
      fill: i % 2 === 0 ? flavour.ink : flavour.paper,
      stroke: { colour: flavour.ink, widthMm: 0.15 },
    });
  for (let i = 0; i <= PARTS; i += 2) {
    const value = ((lengthM / PARTS) * i) / (inKm ? 1000 : 1);
    const text = i === PARTS ? `${value} ${inKm ? words.km : words.metres}` : `${value}`;
    bar.push(
      textAt(text, left + (i * barMm) / PARTS, y + heightMm + ptToMm(type.small) * (ASCENT + 0.35), style),
    );
  }
  const north = northItems([scales.xMm + scales.widthMm - northMm / 2, scales.yMm + 1 * u], u, type.small);
  return [
    { name: 'scale', items: ratio },
    { name: 'scale bar', items: bar },
    { name: 'north', items: north },
  ];

  function northItems([x, top]: PointMm, size: number, sizePt: number): Item[] {
    const deg = convergenceDeg(ground.toLonLat(middle));
    const isTurned = Math.abs(deg) >= CONVERGENCE_DEG;
    const tip = top + ptToMm(type.body) * 1.3;
    const foot: PointMm = [x, tip + 11 * size];
    const along = (mm: number, offMm: number): PointMm => {
      const angle = (-deg * Math.PI) / 180;
      return [
        foot[0] + Math.sin(angle) * mm + Math.cos(angle) * offMm,
        foot[1] - Math.cos(angle) * mm + Math.sin(angle) * offMm,
      ];
    };
    const arrow: Item[] = [
      textAt(words.north, along(11 * size, 0)[0], top + ptToMm(type.body) * ASCENT, {
        sizePt: type.body,
        weight: 700,
        colour: flavour.ink,
        align: 'middle',
      }),
      {
        kind: 'path',
        layer: 'furniture',
        paths: [{ points: [along(11 * size, 0), along(0, -2.2 * size), along(2.6 * size, 0)], closed: true }],
        fill: flavour.ink,
        stroke: { colour: flavour.ink, widthMm: 0.15 },
      },
      {
        kind: 'path',
        layer: 'furniture',
        paths: [{ points: [along(11 * size, 0), along(0, 2.2 * size), along(2.6 * size, 0)], closed: true }],
        fill: flavour.paper,
        stroke: { colour: flavour.ink, widthMm: 0.15 },
      },
    ];
    if (!isTurned) return arrow;
    return [
      ...arrow,
      line('furniture', [foot, [foot[0], tip]], flavour.inkSoft, 0.12, [0.8, 0.6]),
      textAt(words.convergence(Math.abs(deg).toFixed(1)), x + northMm / 2, foot[1] + ptToMm(sizePt) * 1.3, {
        sizePt,
        weight: 400,
        colour: flavour.inkSoft,
        align: 'end',
      }),
    ];
  }
}
