import type { Gazetteer } from '../../domain/network.ts';

/** Two located towns that are not central towns, one without a position, and a village. */
export const GAZETTEER: Gazetteer = {
  towns: [
    {
      code: '330723101000',
      name: '桐琴镇',
      pinyin: 'tóng qín zhèn',
      lon: 120,
      lat: 29,
      positionSource: 'x',
      villageCommittees: 1,
    },
    {
      code: '330723103000',
      name: '柳城畲族镇',
      pinyin: 'liǔ chéng shē zú zhèn',
      lon: 119.6,
      lat: 28.7,
      positionSource: 'x',
      villageCommittees: 40,
    },
    { code: '330624112000', name: '沃洲镇', pinyin: 'wò zhōu zhèn', villageCommittees: 24 },
  ],
  villages: [
    {
      code: '330723103210',
      name: '女儿村',
      pinyin: 'nǚ ér cūn',
      town: '330723103000',
      lon: 120,
      lat: 29,
      codeYear: 2023,
      rural: true,
    },
  ],
};
