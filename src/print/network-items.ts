import type { PrintFlavour } from '../../styles/flavours/print.ts';
import type { Content } from './content.ts';
import type { PathItem, PointMm } from './drawing.ts';
import { axisStroke, seatSymbol, symbolMm, townSymbol, villageSymbol } from './symbols.ts';

/** Axes with their casing, then villages, towns and seats: what is rarer lies above. */
export function networkItems(content: Content, u: number, flavour: PrintFlavour): PathItem[] {
  const size = symbolMm(u);
  // Documented lines are drawn over modelled ones where both share a stretch.
  const lines = content.axes
    .flatMap(({ pieces }) => pieces)
    .toSorted((a, b) => Number(b.status === 'modelled') - Number(a.status === 'modelled'));
  const path = (points: PointMm[], stroke: NonNullable<PathItem['stroke']>): PathItem => ({
    kind: 'path',
    layer: 'axes',
    paths: [{ points, closed: false }],
    stroke,
  });
  return [
    ...lines.map(({ pointsMm, status }) =>
      path(pointsMm, {
        colour: flavour.casing,
        widthMm: axisStroke(status, u, flavour).widthMm + 0.5,
        cap: 'round',
      }),
    ),
    ...lines.map(({ pointsMm, status }) => path(pointsMm, axisStroke(status, u, flavour))),
    ...content.villages.flatMap(({ record, pointMm }) =>
      villageSymbol(record, pointMm, size.village, flavour),
    ),
    ...content.towns.flatMap(({ record, pointMm }) => townSymbol(record, pointMm, size.town, flavour)),
    ...content.seats.flatMap(({ pointMm }) => seatSymbol(pointMm, size.seat, flavour)),
  ];
}
