import type { Change } from '../../domain/changes.ts';
import type { AxisShape, Network } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';
import { applied } from '../history.ts';

/** The county that gets a second axis. */
export const COUNTY = '330723';
/** The axis that 武义 has. */
export const FIRST_AXIS = 'axis-053';
/** A second axis drawn by the reader: from the same seat south to a town of the first axis. */
export const SECOND_AXIS = 'user-liucheng';

/** The network with a second axis in one county. */
export function withSecondAxis(network: Network): { network: Network; axis: AxisShape } {
  const { seat, prefecture } = network.counties.get(COUNTY)!;
  const first = network.axes.get(FIRST_AXIS)!;
  const town = network.towns.get(first.towns.at(-1) ?? '')!;
  const from: LonLat = [seat.lon, seat.lat];
  const axis: AxisShape = {
    id: SECOND_AXIS,
    name: '武义南部发展轴',
    pinyin: 'wǔ yì nán bù fā zhǎn zhóu',
    county: COUNTY,
    prefecture,
    status: 'user',
    lengthKm: 20,
    seat: COUNTY,
    towns: [town.code],
    villages: [],
    stations: [
      { kind: 'seat', code: COUNTY, km: 0 },
      { kind: 'town', code: town.code, km: 20 },
    ],
    lineStatus: ['user'],
    course: [[{ kind: 'land', to: 2 }]],
    facts: [],
    sources: [],
    geometry: { type: 'LineString', coordinates: [from, [from[0], from[1] - 0.05], [...town.lonLat]] },
  };
  const put = { kind: 'put', note: '', entry: { of: 'axis', id: axis.id, record: axis } } as const;
  return { network: applied(network, put).network, axis };
}

/** The network with an axis, a town and a village drawn by the reader, each put by a change. */
export function withDrawnRecords(network: Network): Network {
  const { network: two } = withSecondAxis(network);
  const town = [...network.towns.values()].find(({ county }) => county === COUNTY)!;
  const village = [...network.villages.values()].find(({ county }) => county === COUNTY)!;
  const drawn = { status: 'user' } as const;
  const changes: Change[] = [
    {
      kind: 'put',
      note: '自绘一镇',
      entry: { of: 'town', id: town.code, record: { ...town, ...drawn, facts: [], sources: [] } },
    },
    {
      kind: 'put',
      note: '自绘一村',
      entry: {
        of: 'village',
        id: village.code,
        record: { ...village, ...drawn, precision: 'village', facts: [], sources: [] },
      },
    },
  ];
  return changes.reduce((now, change) => applied(now, change).network, two);
}
