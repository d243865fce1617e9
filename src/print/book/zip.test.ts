import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { packZip } from './zip.ts';

it('has UTF-8 names that other programs read, and reproducible bytes', () => {
  const files = ['武义县发展轴图-001.svg', '武义县发展轴图-002.png'].map((name) => ({
    name,
    bytes: new TextEncoder().encode(name.repeat(50)),
  }));
  const zip = packZip(files);
  expect(Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, bytes }))).toEqual(files);
  expect(packZip(files)).toEqual(zip);
  // Bit 11 of the flags says that names are UTF-8 (APPNOTE 4.4.4).
  expect(new DataView(zip.buffer).getUint16(6, true) & 0x0800).toBe(0x0800);
});
