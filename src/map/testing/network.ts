import type { AxisShape, CountyShape, Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import { testNetwork } from '../../state/testing/network.ts';

/** A square of one degree with its lower left corner at `lon`, 28. */
export const square = (lon: number): LonLat[] => [
  [lon, 28],
  [lon + 1, 28],
  [lon + 1, 29],
  [lon, 29],
  [lon, 28],
];

/**
 * Three square counties side by side from 118° E: 浦江 and 武义 of one prefecture, 缙云 of another; a documented axis of two towns in 武义 and a
 * modelled one in 缙云. For the tests of src/map.
 */
export function mapNetwork(): Network {
  const base = testNetwork();
  const county = (code: string, lon: number, as = code): [string, CountyShape] => {
    const found = base.counties.get(as)!;
    return [
      code,
      {
        ...found,
        code,
        seat: { ...found.seat, lon: lon + 0.5, lat: 28.5 },
        geometry: { type: 'Polygon', coordinates: [square(lon)] },
      },
    ];
  };
  const [documented, modelled] = [...base.axes.values()] as [AxisShape, AxisShape];
  return {
    ...base,
    counties: new Map([county('330726', 118, '330723'), county('330723', 119), county('331122', 120)]),
    axes: new Map([
      [
        documented.id,
        {
          ...documented,
          towns: ['330723101000', '330723102000'],
          villages: ['330723101201'],
          geometry: {
            type: 'LineString',
            coordinates: [
              [119.5, 28.5],
              [119.9, 28.5],
            ],
          },
        },
      ],
      [
        modelled.id,
        {
          ...modelled,
          towns: ['331122101000'],
          villages: ['331122101201'],
          geometry: {
            type: 'MultiLineString',
            coordinates: [
              [
                [120.5, 28.5],
                [120.5, 28.9],
              ],
              [
                [120.5, 28.5],
                [120.6, 28.5],
              ],
            ],
          },
        },
      ],
    ]),
    province: {
      ...base.province,
      geometry: {
        type: 'Polygon',
        coordinates: [
          [
            [118, 28],
            [121, 28],
            [121, 29],
            [118, 29],
            [118, 28],
          ],
        ],
      },
    },
    neighbours: [
      { code: '360000', name: '江西省', geometry: { type: 'Polygon', coordinates: [square(117)] } },
    ],
  };
}
