import type { FlavourName } from '../../styles/flavours/index.ts';
import { FLAVOURS } from '../../styles/flavours/index.ts';
import { GROUND_PROTOCOL } from '../../styles/sources.ts';

type GroundRequest =
  | { kind: 'tile'; z: number; x: number; y: number }
  | { kind: 'relief'; flavour: FlavourName };

/** Parses the URL of a ground tile or of the relief; `null` if it is neither. */
export function parseGroundAddress(address: string): GroundRequest | null {
  const [, kind, rest = ''] = new RegExp(`^${GROUND_PROTOCOL}://(tile|relief)/(.+)$`).exec(address) ?? [];
  if (kind === 'relief') return Object.hasOwn(FLAVOURS, rest) ? { kind, flavour: rest as FlavourName } : null;
  const numbers = rest.split('/');
  if (kind !== 'tile' || numbers.length !== 3 || !numbers.every((part) => /^\d+$/.test(part))) return null;
  const [z, x, y] = numbers.map(Number) as [number, number, number];
  return { kind, z, x, y };
}
