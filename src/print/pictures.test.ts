import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it } from 'vitest';
import { realNetwork } from '../dataset/testing/network.ts';
import { renderPdf } from './backends/pdf.ts';
import type { BoxMm } from './drawing.ts';
import { buildDrawing } from './sheet.ts';
import type { PrintSpecInput } from './spec/spec.ts';
import type { Raster } from './testing/raster.ts';
import { realGround } from './testing/ground.ts';
import { makeSpec, testSheets, type TestSheets } from './testing/sheets.ts';

const hasPdftoppm = spawnSync('pdftoppm', ['-v']).error === undefined;

/**
 * Each picture has a folder with `case.json` (the settings), `expected.png` (the whole page) and, for large sheets, `detail.png` (a part of
 * the page at its printed size). `AXIS_ACCEPT_PICTURES=1` replaces them; look at each before you commit it.
 */
const folder = join(import.meta.dirname, 'pictures');
const accept = process.env['AXIS_ACCEPT_PICTURES'] === '1';
const LONG_SIDE_PX = 1400;
const DETAIL_PX_PER_MM = 8;
/** A colour channel (0 to 255) that differs by no more than this counts as equal: antialiasing differs between versions. */
const SHADE = 48;
/** Largest accepted share of differing pixels. A label moved by its own width changes about 1e-4 of a sheet. */
const MAX_SHARE = 5e-5;

let sheets: TestSheets;
beforeAll(async () => {
  sheets = testSheets(await realNetwork(), await realGround());
});

interface Case {
  spec: PrintSpecInput;
  /** Part of the sheet that is compared at its printed size. */
  detail?: BoxMm;
}

const caseOf = (name: string): Case =>
  JSON.parse(readFileSync(join(folder, name, 'case.json'), 'utf8')) as Case;

/** Pictures of the cases, drawn once each. */
const drawnCases = new Map<string, Promise<Record<string, Raster>>>();
function picturesOf(name: string): Promise<Record<string, Raster>> {
  const found = drawnCases.get(name) ?? drawPictures(caseOf(name));
  drawnCases.set(name, found);
  return found;
}

/** Pictures of a case by the names of their files. */
async function drawPictures({ spec: input, detail }: Case): Promise<Record<string, Raster>> {
  const pdf = await renderPdf(buildDrawing(makeSpec(input), sheets.makeSheet(input)), sheets.fonts);
  return {
    'expected.png': printed(pdf, ['-scale-to', LONG_SIDE_PX]),
    ...(detail ? { 'detail.png': printed(pdf, partOf(detail)) } : {}),
  };
}

const partOf = ({ xMm, yMm, widthMm, heightMm }: BoxMm): (string | number)[] => {
  const px = { x: xMm, y: yMm, W: widthMm, H: heightMm };
  return [
    '-r',
    DETAIL_PX_PER_MM * 25.4,
    ...Object.entries(px).flatMap(([option, mm]) => [`-${option}`, mm * DETAIL_PX_PER_MM]),
  ];
};

/** The first page of a PDF as poppler draws it. */
function printed(pdf: Uint8Array, options: readonly (string | number)[]): Raster {
  const place = mkdtempSync(join(tmpdir(), 'sheet-'));
  try {
    const file = join(place, 'sheet.pdf');
    writeFileSync(file, pdf);
    const args = ['-singlefile', ...options, file, join(place, 'sheet')].map(String);
    const { status, stderr } = spawnSync('pdftoppm', args, {
      encoding: 'utf8',
    });
    if (status !== 0 || stderr !== '') throw new Error(`pdftoppm: ${stderr}`);
    return readPpm(readFileSync(join(place, 'sheet.ppm')));
  } finally {
    rmSync(place, { recursive: true });
  }
}

/** Reads a binary portable pixmap (P6) of 8 bits a channel, which takes no time to compress. */
function readPpm(bytes: Buffer): Raster {
  const [head, width, height] = /^P6\s(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, 64)) ?? [];
  const [widthPx, heightPx] = [Number(width), Number(height)];
  const rgba = new Uint8ClampedArray(widthPx * heightPx * 4).fill(255);
  for (let from = head?.length ?? NaN, to = 0; to < rgba.length; from += 3, to += 4)
    for (let channel = 0; channel < 3; channel++) rgba[to + channel] = bytes[from + channel] as number;
  return { widthPx, heightPx, rgba };
}

function write(path: string, { rgba, widthPx, heightPx }: Raster): void {
  const canvas = createCanvas(widthPx, heightPx);
  const context = canvas.getContext('2d');
  const image = context.createImageData(widthPx, heightPx);
  image.data.set(rgba);
  context.putImageData(image, 0, 0);
  writeFileSync(path, canvas.toBuffer('image/png'));
}

async function read(path: string): Promise<Raster> {
  const image = await loadImage(path);
  const context = createCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  return { widthPx: image.width, heightPx: image.height, rgba: data };
}

/** Share of the pixels of which a channel differs. */
function difference(a: Raster, b: Raster): number {
  if (a.widthPx !== b.widthPx || a.heightPx !== b.heightPx) return 1;
  let differing = 0;
  const differs = (at: number): boolean => Math.abs(a.rgba[at]! - b.rgba[at]!) > SHADE;
  for (let at = 0; at < a.rgba.length; at += 4)
    if (differs(at) || differs(at + 1) || differs(at + 2)) differing++;
  return differing / (a.widthPx * a.heightPx);
}

describe.skipIf(!hasPdftoppm)('pictures of sheets (skipped where pdftoppm is absent)', () => {
  const names = readdirSync(folder);
  it('exist for eight cases', () => expect(names).toHaveLength(8));

  it.each(names)('%s looks as in the accepted picture', async (name) => {
    for (const [file, now] of Object.entries(await picturesOf(name))) {
      const expected = join(folder, name, file);
      if (accept) write(expected, now);
      expect(existsSync(expected)).toBe(true);
      expect(difference(now, await read(expected))).toBeLessThan(MAX_SHARE);
    }
  });

  it('differ from the picture of a sheet with another author', async () => {
    const { spec } = caseOf('axis');
    const one = await picturesOf('axis');
    const other = await drawPictures({ spec: { ...spec, author: '甲' } });
    expect(difference(one['expected.png']!, other['expected.png']!)).toBeGreaterThan(MAX_SHARE);
  });
});
