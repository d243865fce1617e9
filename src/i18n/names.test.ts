import { expect, it } from 'vitest';
import { realNetworkNow } from '../dataset/testing/network.ts';
import { provinceName } from './names.ts';

it('names the province in both scripts', () => {
  const { province } = realNetworkNow();
  expect([provinceName(province, 'zh'), provinceName(province, 'en')]).toEqual([
    '浙江省',
    'Zhejiang Province',
  ]);
});
