import type { DrawnSettings } from '../../../domain/own-layer.ts';
import type { Reading } from '../../own-layer.ts';
import type { PackedFeatures, PackedSheet } from '../../packed.ts';
import { readMade } from '../../testing/read.ts';
import { HeldLayer } from '../held-layer.ts';
import { buildLarge, openLarge } from '../open-large.ts';

export const WGS84: Reading = { datum: { kind: 'wgs84' }, swapped: false };
export const ONE_COLOUR: DrawnSettings = { style: { by: 'one', colour: 0 }, label: null, filter: null };

/** What a file holds, packed. @throws Error where it is too small for that, or has several contents */
export async function readPacked(name: string, text: string): Promise<PackedSheet | PackedFeatures> {
  const { contents, faults } = await readMade(name, text);
  const [content] = contents;
  if (content?.kind !== 'packed-sheet' && content?.kind !== 'packed-features')
    throw new Error(`not packed: ${JSON.stringify(faults)}`);
  return content;
}

/** The layer of a file in WGS 84, as a worker holds it. */
export async function holdLayer(
  name: string,
  text: string,
  settings: Partial<DrawnSettings> = {},
): Promise<HeldLayer> {
  const opened = openLarge(await readPacked(name, text));
  const { layer } = buildLarge(opened, opened.sample.positions, WGS84);
  return new HeldLayer(layer, { ...ONE_COLOUR, ...settings });
}
