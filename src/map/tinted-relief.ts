import { parseHex } from '../../styles/flavours/colour.ts';
import type { Flavour } from '../../styles/flavours/flavour.ts';
import { RELIEF_LEVELS, RELIEF_STRENGTH } from '../../styles/subjects/relief.ts';

/**
 * The grey hillshade as shadow and light of varying opacity: shadow below the level of flat ground, light above it.
 * @param grey RGBA pixels, of which red is read
 * @returns RGBA pixels, not premultiplied
 */
export function tintedRelief(grey: Uint8ClampedArray, flavour: Flavour): Uint8ClampedArray<ArrayBuffer> {
  const { flat, darkest, lightest } = RELIEF_LEVELS;
  const strength = RELIEF_STRENGTH[flavour.scheme];
  const inks = new Uint32Array(256);
  // Written as bytes, so that the byte order of the machine does not matter.
  const bytes = new Uint8Array(inks.buffer);
  for (let level = 0; level < 256; level++) {
    const isShadow = level < flat;
    const share = isShadow ? (flat - level) / (flat - darkest) : (level - flat) / (lightest - flat);
    const opacity = Math.min(1, share) * (isShadow ? strength.shadow : strength.light);
    const ink = parseHex(isShadow ? flavour.reliefShadow : flavour.reliefLight);
    bytes.set(
      [...ink, opacity].map((part) => Math.round(255 * part)),
      level * 4,
    );
  }
  const tinted = new Uint32Array(grey.length / 4);
  for (let i = 0; i < tinted.length; i++) tinted[i] = inks[grey[4 * i] as number] as number;
  return new Uint8ClampedArray(tinted.buffer);
}
