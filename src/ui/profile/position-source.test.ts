import { describe, expect, it } from 'vitest';
import { base as en } from '../../i18n/en/base.ts';
import { base as zh } from '../../i18n/zh/base.ts';
import { positionSourceText } from './position-source.ts';

describe('positionSourceText', () => {
  it('names the source and how the position was found', () => {
    expect(positionSourceText('vonng-adcode:village', zh)).toBe('点位来源：Vonng/adcode (CC BY 4.0)');
    expect(positionSourceText('geonames:PPLA4; arranged', en)).toBe(
      'Position from GeoNames (CC BY 4.0); arranged round the point of the town',
    );
    expect(positionSourceText('vonng-adcode:village-mean-n6', zh)).toContain('镇内 6 个村点的平均');
  });

  it('shows an unknown source unchanged', () => {
    expect(positionSourceText('浙江省地图集 2020', zh)).toBe('点位来源：浙江省地图集 2020');
  });
});
