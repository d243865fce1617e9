import type { Page } from '../drawing.ts';
import { SpecError } from '../spec/failure.ts';
import { drawOn, type MakeContext } from './canvas.ts';

const MM_PER_INCH = 25.4;
/** Largest number of pixels of a band: Safari draws no canvas above 16.8 million pixels, and some browsers silently limit sides to 4096 px. */
const BAND_PX = 8_000_000;
/** Largest number of pixels of a picture, since larger ones take gigabytes of memory to open; A0 at 600 dpi has 560 million. */
const MAX_PX = 600_000_000;
/** Limits of the resolution, dots per inch. */
export const DPI = { min: 30, max: 2400 } as const;
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const RGB = { bitDepth: 8, colourType: 2, bytes: 3 } as const;
const UNFILTERED = 0;
const PER_METRE = 1;

type PageSize = Pick<Page, 'widthMm' | 'heightMm' | 'bleedMm'>;

/** Width and height of a page in pixels, bleed included. */
export const sizePx = ({ widthMm, heightMm, bleedMm }: PageSize, dpi: number): [number, number] => [
  Math.round(((widthMm + 2 * bleedMm) / MM_PER_INCH) * dpi),
  Math.round(((heightMm + 2 * bleedMm) / MM_PER_INCH) * dpi),
];

/** Checks the resolution of a page. @throws SpecError if it is invalid or the picture would be too large */
export function checkPixels(page: PageSize, dpi: number): void {
  const [widthPx, heightPx] = sizePx(page, dpi);
  if (!(dpi >= DPI.min && dpi <= DPI.max) || widthPx * heightPx > MAX_PX)
    throw new SpecError({ kind: 'too-many-pixels', dpi, widthPx, heightPx });
}

/**
 * Renders a page as PNG (ISO/IEC 15948) that states its resolution. It is drawn and compressed in bands, so that limits of canvases do not apply.
 * @throws SpecError if the resolution is invalid or the picture would be too large
 */
export async function renderPng(page: Page, dpi: number, makeContext: MakeContext): Promise<Uint8Array> {
  checkPixels(page, dpi);
  const [widthPx, heightPx] = sizePx(page, dpi);
  const packer = new CompressionStream('deflate');
  const packed = new Response(packer.readable).arrayBuffer();
  const writer = packer.writable.getWriter();
  const rows = Math.max(1, Math.floor(BAND_PX / widthPx));
  const bands = Math.ceil(heightPx / rows);
  for (let band = 0; band < bands; band++) {
    const topPx = band * rows;
    const bandPx = Math.min(rows, heightPx - topPx);
    const context = makeContext(widthPx, bandPx);
    context.fillStyle = '#ffffff';
    context.fillRect(0, 0, widthPx, bandPx);
    drawOn(context, page, dpi / MM_PER_INCH, makeContext, topPx);
    await writer.write(scanlines(context.getImageData(0, 0, widthPx, bandPx).data, widthPx, bandPx));
  }
  await writer.close();
  const perMetre = Math.round((dpi / MM_PER_INCH) * 1000);
  return joined([
    new Uint8Array(SIGNATURE),
    chunk('IHDR', [...be32(widthPx), ...be32(heightPx), RGB.bitDepth, RGB.colourType, 0, 0, 0]),
    chunk('pHYs', [...be32(perMetre), ...be32(perMetre), PER_METRE]),
    chunk('IDAT', new Uint8Array(await packed)),
    chunk('IEND', []),
  ]);
}

/** PNG scanlines: a filter byte, then RGB without alpha, since sheets are opaque. */
function scanlines(rgba: Uint8ClampedArray, widthPx: number, heightPx: number): Uint8Array<ArrayBuffer> {
  const length = 1 + widthPx * RGB.bytes;
  const out = new Uint8Array(length * heightPx);
  let from = 0;
  for (let y = 0; y < heightPx; y++) {
    let to = y * length;
    out[to++] = UNFILTERED;
    for (let x = 0; x < widthPx; x++, from += 4) {
      out[to++] = rgba[from] as number;
      out[to++] = rgba[from + 1] as number;
      out[to++] = rgba[from + 2] as number;
    }
  }
  return out;
}

const be32 = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

function chunk(type: string, data: Uint8Array | readonly number[]): Uint8Array {
  const body = joined([new TextEncoder().encode(type), Uint8Array.from(data)]);
  return joined([Uint8Array.from(be32(data.length)), body, Uint8Array.from(be32(crc32(body)))]);
}

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  return crc;
});

/** CRC of a PNG chunk (annex D of the standard). */
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
};

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
