import { expect, it } from 'vitest';
import { PRINT_FLAVOURS } from '../../../styles/flavours/print-flavours.ts';
import { realNetwork } from '../../dataset/testing/network.ts';
import { type GeneralRow, generalIndexPages } from './general-index.ts';
import { wholeFonts } from '../testing/fonts.ts';
import { makeSpec } from '../testing/sheets.ts';

it('has different symbols for documented and modelled places in the general index', async () => {
  const network = await realNetwork();
  const fillsOf = (kind: 'town' | 'village', status: string): string => {
    const places = kind === 'town' ? network.towns : network.villages;
    const record = [...places.values()].find((each) => each.status === status)!;
    const { code, name, county } = record;
    const row: GeneralRow = { kind, code, name, county, sortKey: name, square: 'C4', page: 3 };
    const context = {
      spec: makeSpec({}),
      network,
      fonts: wholeFonts(),
      flavour: PRINT_FLAVOURS.mono,
      title: '',
    };
    return generalIndexPages([row], context, 1)[0]!
      .items.flatMap((item) => (item.kind === 'path' && item.fill !== undefined ? [item.fill] : []))
      .join();
  };
  for (const kind of ['town', 'village'] as const) {
    expect(fillsOf(kind, 'modelled')).not.toBe('');
    expect(fillsOf(kind, 'documented')).not.toBe(fillsOf(kind, 'modelled'));
  }
});
