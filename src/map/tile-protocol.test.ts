import { describe, expect, it } from 'vitest';
import { parseTileAddress, tileAddress } from './tile-protocol.ts';

describe('tile URLs', () => {
  it('hold source, version and tile coordinates', () => {
    const address = tileAddress('corridor', 17)
      .replace('{z}', '7')
      .replace('{x}', '106')
      .replace('{y}', '52');
    expect(parseTileAddress(address)).toEqual({ source: 'corridor', version: 17, z: 7, x: 106, y: 52 });
  });

  it('differ from version to version', () => {
    expect(tileAddress('places', 1)).not.toBe(tileAddress('places', 2));
  });

  it.each(['atlas-tile://roads/1/2/3/4', 'atlas-tile://corridor/1/2/3', 'atlas-tile://corridor/1/2/3/-4'])(
    'are refused if invalid: %s',
    (address) => expect(parseTileAddress(address)).toBeNull(),
  );
});
