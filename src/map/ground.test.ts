import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesToHeader, PMTiles } from 'pmtiles';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { GROUND_BOUNDS, GROUND_ZOOMS } from '../../styles/subjects/land.ts';
import { RELIEF_BOUNDS, RELIEF_LEVELS, RELIEF_STRENGTH } from '../../styles/subjects/relief.ts';
import { ArchiveSource } from './archive-source.ts';
import { parseGroundAddress } from './ground-address.ts';
import { tintedRelief } from './tinted-relief.ts';

const folder = join(import.meta.dirname, '../../geodata/ground');

describe('URLs of the ground', () => {
  it('address tiles, and the relief in a flavour', () => {
    expect(parseGroundAddress('atlas-ground://tile/7/106/53')).toEqual({ kind: 'tile', z: 7, x: 106, y: 53 });
    expect(parseGroundAddress('atlas-ground://relief/dark')).toEqual({ kind: 'relief', flavour: 'dark' });
  });

  it.each(['tile/7/106', 'tile/7/106/5x', 'relief/constructor', 'relief/', 'tile', ''])(
    'are refused: %s',
    (rest) => expect(parseGroundAddress(`atlas-ground://${rest}`)).toBeNull(),
  );
});

describe('zoom levels and bounds of the ground in the style', () => {
  it('are those of the compiled files', () => {
    const { relief } = JSON.parse(readFileSync(join(folder, 'ground.json'), 'utf8')) as {
      relief: { bounds: number[]; flatGrey: number };
    };
    expect(relief.bounds).toEqual([...RELIEF_BOUNDS]);
    expect(relief.flatGrey).toBe(RELIEF_LEVELS.flat);
    const header = bytesToHeader(new Uint8Array(readFileSync(join(folder, 'ground.pmtiles'))).buffer);
    expect([header.minZoom, header.maxZoom]).toEqual([GROUND_ZOOMS.min, GROUND_ZOOMS.max]);
    expect([header.minLon, header.minLat, header.maxLon, header.maxLat]).toEqual(GROUND_BOUNDS);
  });
});

describe('an archive on the site', () => {
  afterEach(() => vi.unstubAllGlobals());
  const bytes = Uint8Array.from({ length: 400_000 }, (_, i) => i % 251);
  const read = async (source: ArchiveSource, offset: number, length: number): Promise<number[]> => [
    ...new Uint8Array((await source.getBytes(offset, length)).data),
  ];
  const served = (file: Uint8Array): string[] => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (_: string, { headers }: { headers: { range: string } }) => {
      asked.push(headers.range);
      const [from = 0, to = 0] = headers.range.replace('bytes=', '').split('-').map(Number);
      return Promise.resolve(new Response(file.slice(from, to + 1), { status: 206 }));
    });
    return asked;
  };

  it('is read in ranges, of which the first is long', async () => {
    const asked = served(bytes);
    const source = new ArchiveSource('a.pmtiles', 1000);
    expect(await read(source, 10, 3)).toEqual([10, 11, 12]);
    expect(await read(source, 131_070, 2)).toEqual(Array.from(bytes.slice(131_070, 131_072)));
    expect(await read(source, 131_071, 2)).toEqual(Array.from(bytes.slice(131_071, 131_073)));
    expect(asked).toEqual(['bytes=0-131071', 'bytes=131071-131072']);
  });

  it('has the whole province in the first range', async () => {
    const asked = served(new Uint8Array(readFileSync(join(folder, 'ground.pmtiles'))));
    const archive = new PMTiles(new ArchiveSource('ground.pmtiles', 1000));
    for (const [z, x, y] of [
      [6, 53, 26],
      [6, 53, 27],
      [5, 26, 13],
    ] as const)
      expect((await archive.getZxy(z, x, y))?.data.byteLength).toBeGreaterThan(1000);
    expect(asked).toHaveLength(1);
  });

  it('is requested again if its first range failed', async () => {
    const source = new ArchiveSource('a.pmtiles', 1000);
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('no line')));
    await expect(read(source, 10, 3)).rejects.toThrow('no line');
    served(bytes);
    expect(await read(source, 10, 3)).toEqual([10, 11, 12]);
  });

  it('is cached if the server sends the whole file, and requested once', async () => {
    const fetched = vi.fn<() => Promise<Response>>(() => Promise.resolve(new Response(bytes)));
    vi.stubGlobal('fetch', fetched);
    const source = new ArchiveSource('a.pmtiles', 1000);
    expect(await read(source, 10, 3)).toEqual([10, 11, 12]);
    expect(await read(source, 399_998, 2)).toEqual(Array.from(bytes.slice(399_998)));
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it('is refused with the HTTP status if it is missing', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('', { status: 404 })));
    await expect(new ArchiveSource('a.pmtiles', 1000).getBytes(0, 9)).rejects.toThrow('a.pmtiles: 404');
  });
});

describe('tintedRelief', () => {
  const at = (level: number, scheme: 'light' | 'dark'): number[] => [
    ...tintedRelief(Uint8ClampedArray.from([level, level, level, 255]), FLAVOURS[scheme]),
  ];

  it.each(['light', 'dark'] as const)(
    'is transparent on level ground and within its strengths elsewhere: %s',
    (scheme) => {
      expect(at(RELIEF_LEVELS.flat, scheme)[3]).toBe(0);
      expect(at(0, scheme)[3]).toBe(Math.round(255 * RELIEF_STRENGTH[scheme].shadow));
      expect(at(255, scheme)[3]).toBe(Math.round(255 * RELIEF_STRENGTH[scheme].light));
    },
  );

  it('is never darker than 18 % over light land', () => {
    expect(at(0, 'light')).toEqual([0x4a, 0x40, 0x30, Math.round(0.18 * 255)]);
    expect(at(100, 'light')[3]).toBeLessThan(at(70, 'light')[3]!);
  });
});
