import type { PrintFlavour } from '../../styles/flavours/print.ts';
import type { Content } from './content.ts';
import type { BoxMm, PathItem, PointMm } from './drawing.ts';
import { clipLine } from './generalise.ts';
import { axisStroke, seatSymbol, symbolMm, townSymbol, villageSymbol } from './symbols.ts';

/** Axes with their casing, then villages, towns and seats: what is rarer lies above. */
export function networkItems(content: Content, face: BoxMm, u: number, flavour: PrintFlavour): PathItem[] {
  const size = symbolMm(u);
  const lines = content.axes.flatMap(({ record, linesMm }) =>
    linesMm.flatMap((line, i) =>
      clipLine(line, face).map((points) => ({ points, status: record.lineStatus[i] ?? record.status })),
    ),
  );
  // Documented lines are drawn over modelled ones where both share a stretch.
  lines.sort((a, b) => Number(b.status === 'modelled') - Number(a.status === 'modelled'));
  const path = (points: PointMm[], stroke: NonNullable<PathItem['stroke']>): PathItem => ({
    kind: 'path',
    layer: 'axes',
    paths: [{ points, closed: false }],
    stroke,
  });
  return [
    ...lines.map(({ points, status }) =>
      path(points, {
        colour: flavour.casing,
        widthMm: axisStroke(status, u, flavour).widthMm + 0.5,
        cap: 'round',
      }),
    ),
    ...lines.map(({ points, status }) => path(points, axisStroke(status, u, flavour))),
    ...content.villages.flatMap(({ record, pointMm }) =>
      villageSymbol(record, pointMm, size.village, flavour),
    ),
    ...content.towns.flatMap(({ record, pointMm }) => townSymbol(record, pointMm, size.town, flavour)),
    ...content.seats.flatMap(({ pointMm }) => seatSymbol(pointMm, size.seat, flavour)),
  ];
}
