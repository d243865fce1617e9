import type { PrintFlavour } from '../../../styles/flavours/print.ts';
import type { SheetLayer } from '../../../styles/order.ts';
import { axisSymbol } from '../../../styles/subjects/axes.ts';
import { seatSymbol } from '../../../styles/subjects/seats.ts';
import { townSymbol } from '../../../styles/subjects/towns.ts';
import { villageSymbol } from '../../../styles/subjects/villages.ts';
import { PRECEDENCE } from '../../domain/by-status.ts';
import type { PointSymbol } from '../../../styles/symbols/symbol.ts';
import type { Content } from './content.ts';
import type { PathItem, PointMm } from '../drawing.ts';
import { lineItems, pointItems, radiusMm, toStroke } from './symbols.ts';

/** Axes with their casing, then villages, towns and county seats, in drawing order. */
export function networkItems(content: Content, u: number, flavour: PrintFlavour): PathItem[] {
  // Documented lines are drawn over modelled ones where both share a section.
  const lines = content.axes
    .flatMap(({ pieces }) => pieces)
    .toSorted((a, b) => PRECEDENCE[b.status] - PRECEDENCE[a.status])
    .map(({ pointsMm, status, overSea }) => ({ points: pointsMm, symbol: axisSymbol(status, overSea) }));
  const placed = (symbol: PointSymbol, at: PointMm, layer: SheetLayer): PathItem[] =>
    pointItems(symbol, at, radiusMm(symbol, u), layer, flavour);
  return [
    ...lines.flatMap(({ points, symbol }): PathItem[] => {
      const { casing, strokes } = symbol;
      const [core] = strokes;
      if (!casing || !core) return [];
      const widthMm = toStroke(core, symbol, u, flavour).widthMm + casing.widthMm;
      return [
        {
          kind: 'path',
          layer: 'axes',
          paths: [{ points, closed: false }],
          stroke: { colour: flavour[casing.colour], widthMm, cap: 'round' },
        },
      ];
    }),
    ...lines.flatMap(({ points, symbol }) =>
      lineItems(symbol, [{ points, closed: false }], 'axes', u, flavour),
    ),
    ...content.villages.flatMap(({ record, pointMm }) => placed(villageSymbol(record), pointMm, 'villages')),
    ...content.towns.flatMap(({ record, pointMm }) =>
      placed(townSymbol(record.track, record.status), pointMm, 'towns'),
    ),
    ...content.seats.flatMap(({ pointMm }) => placed(seatSymbol, pointMm, 'towns')),
  ];
}
