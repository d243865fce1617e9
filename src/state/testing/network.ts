import { batch as together } from '@preact/signals';
import { createDataset } from '../../dataset/dataset.ts';
import type { Network } from '../../domain/network.ts';
import type {
  Axis,
  Cluster,
  County,
  Prefecture,
  Status,
  Town,
  Track,
  Village,
} from '../../domain/records.ts';
import type { AtlasState } from '../atlas-state.ts';

/** A network with a few real names for the tests of this folder. */
export function testNetwork(): Network {
  const area = { geometry: { type: 'Polygon' as const, coordinates: [] } };
  const prefecture = (code: string, name: string, pinyin: string): Prefecture & typeof area => ({
    ...area,
    code,
    name,
    pinyin,
    areaKm2: 1,
    counties: [],
    labelPoint: [120, 29],
    facts: [],
    sources: [],
  });
  const county = (code: string, name: string, pinyin: string, priority = false): County & typeof area => ({
    ...area,
    code,
    name,
    pinyin,
    prefecture: `${code.slice(0, 4)}00`,
    areaKm2: 1,
    priority,
    villageCommittees: 1,
    seat: { name, lon: 120, lat: 29, positionSource: 'x' },
    neighbours: [],
    labelPoint: [120, 29],
    facts: [],
    sources: [],
  });
  const place = (code: string, status: Status) => ({
    code,
    county: code.slice(0, 6),
    prefecture: `${code.slice(0, 4)}00`,
    axis: `axis-${code.slice(0, 6)}`,
    status,
    positionSource: 'x',
    facts: [],
    sources: [],
  });
  const town = (
    code: string,
    name: string,
    pinyin: string,
    status: Status,
    track?: Track,
  ): Town & { lonLat: [number, number] } => ({
    ...place(code, status),
    name,
    pinyin,
    precision: 'town',
    villageCommittees: 1,
    lonLat: [120, 29],
    ...(track ? { track } : {}),
  });
  const village = (
    code: string,
    name: string,
    pinyin: string,
    status: Status,
    precise = true,
  ): Village & { lonLat: [number, number] } => ({
    ...place(code, status),
    name,
    pinyin,
    town: `${code.slice(0, 9)}000`,
    precision: precise ? 'village' : 'town',
    industries: [],
    lonLat: [120, 29],
  });
  const axis = (
    code: string,
    name: string,
    pinyin: string,
    status: Status,
    batch: '1' | '2',
  ): Axis & { geometry: { type: 'LineString'; coordinates: number[][] } } => ({
    id: `axis-${code}`,
    name,
    pinyin,
    county: code,
    prefecture: `${code.slice(0, 4)}00`,
    batch,
    status,
    lengthKm: 1,
    seat: code,
    towns: [],
    villages: [],
    stations: [],
    lineStatus: [status],
    course: [],
    facts: [],
    sources: [],
    geometry: {
      type: 'LineString',
      coordinates: [
        [120, 29],
        [120, 29.01],
      ],
    },
  });
  const cluster: Cluster = {
    id: 'panan-juxi',
    name: '菊溪片区',
    pinyin: 'jú xī piàn qū',
    county: '330727',
    prefecture: '330700',
    towns: [],
    members: [],
    facts: [],
    sources: [],
  };
  const keyed = <T extends { code: string }>(list: T[]): Map<string, T> =>
    new Map(list.map((item) => [item.code, item]));
  const axes = [
    axis(
      '330723',
      '“县城—桐琴”产城融合发展轴',
      'xiàn chéng tóng qín chǎn chéng róng hé fā zhǎn zhóu',
      'documented',
      '1',
    ),
    axis('331122', '缙云县发展轴', 'jìn yún xiàn fā zhǎn zhóu', 'modelled', '2'),
  ];
  return {
    axes: new Map(axes.map((item) => [item.id, item])),
    towns: keyed([
      town('330723101000', '桐琴镇', 'tóng qín zhèn', 'documented', 'industry'),
      town('330723102000', '王宅镇', 'wáng zhái zhèn', 'modelled'),
      town('331122101000', '壶镇镇', 'hú zhèn zhèn', 'modelled'),
    ]),
    villages: keyed([
      village('330723101201', '王宅村', 'wáng zhái cūn', 'documented'),
      village('331122101201', '丽水村', 'lí shuǐ cūn', 'modelled', false),
    ]),
    counties: keyed([
      county('330723', '武义县', 'wǔ yì xiàn', true),
      county('331122', '缙云县', 'jìn yún xiàn', true),
      county('330382', '乐清市', 'yuè qīng shì'),
      county('330683', '嵊州市', 'shèng zhōu shì'),
      county('330212', '鄞州区', 'yín zhōu qū'),
    ]),
    prefectures: keyed([
      prefecture('330700', '金华市', 'jīn huá shì'),
      prefecture('331100', '丽水市', 'lí shuǐ shì'),
      prefecture('331000', '台州市', 'tāi zhōu shì'),
      prefecture('330800', '衢州市', 'qú zhōu shì'),
    ]),
    province: { ...area, code: '330000', name: '浙江省', pinyin: 'zhè jiāng shěng', areaKm2: 1 },
    neighbours: [],
    clusters: new Map([[cluster.id, cluster]]),
    figures: [],
    stories: [],
    sources: new Map(),
    aliases: {
      today: new Map(),
      divisions: [],
      characters: new Map(
        [...'麗丽縉缙雲云臺台樂乐'.matchAll(/(.)(.)/gu)].map(([, form, own]) => [form!, own!]),
      ),
    },
    dataDate: '2026-01-16',
  };
}

/** Gives a page a network as if all its files had been loaded. */
export function giveNetwork(state: AtlasState, network: Network = testNetwork()): void {
  together(() => {
    state.dataset.value = createDataset(network);
    state.loadState.value = 'ready';
  });
}
