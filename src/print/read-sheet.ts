import { GROUND_FILES } from '../domain/ground-layers.ts';
import type { Basemap } from './ground/basemap.ts';
import { type Credits, type Frame, layOutFrame } from './page/frame.ts';
import type { SheetInput } from './page/sheet-types.ts';
import { checkFilter, resolveRegion, type SheetRegion } from './spec/region.ts';
import type { PrintSpec } from './spec/spec.ts';
import { printableText } from './text/printable.ts';

/** What the frame of a sheet depends on besides its spec. All of it is known before features are read. */
export type SheetBase = Pick<SheetInput, 'network' | 'fonts' | 'ground' | 'ownSources'> & {
  basemap?: Pick<Basemap, 'attribution'>;
};

/** What is read for a frame: the remaining input of a sheet. */
export type ReadInput = Omit<SheetInput, 'network' | 'fonts' | 'ground' | 'ownSources'>;

/** Where a sheet gets its input from: first what its frame depends on, then what is drawn in this frame. */
export interface SheetSource {
  base: SheetBase;
  read(frame: Frame): ReadInput | Promise<ReadInput>;
}

/** A sheet whose frame is laid out. */
export interface FramedSheet {
  spec: PrintSpec;
  region: SheetRegion;
  credits: Credits;
  frame: Frame;
}

/** A sheet whose frame is laid out and whose input is read. */
export interface ReadSheet extends FramedSheet {
  input: SheetInput;
}

/** Data sources of the base map and files of own layers that the source block of a sheet names. */
function listCredits({ basemap, ground, ownSources = [], fonts }: SheetBase): Credits {
  const inFonts = printableText(fonts);
  const sources = ownSources.map((source) => ({
    ...source,
    name: inFonts(source.name),
    file: inFonts(source.file),
    part: source.part && inFonts(source.part),
  }));
  return {
    ...(basemap ? { basemap: basemap.attribution } : {}),
    ...(ground && ground.missing.length < GROUND_FILES.length ? { ground: true as const } : {}),
    ...(sources.length > 0 ? { ownSources: sources } : {}),
  };
}

/**
 * Lays out the frame of a sheet.
 * @throws SpecError if the region is unknown or does not fit the paper
 */
export function frameSheet(spec: PrintSpec, base: SheetBase): FramedSheet {
  const { network, fonts } = base;
  checkFilter(spec, network);
  const region = resolveRegion(spec, network);
  const credits = listCredits(base);
  return { spec, region, credits, frame: layOutFrame(spec, network, region, fonts, credits) };
}

/**
 * Lays out the frame of a sheet, then reads what is drawn in it.
 * @throws SpecError if the region is unknown or does not fit the paper, or the input cannot be read
 */
export async function readSheet(spec: PrintSpec, { base, read }: SheetSource): Promise<ReadSheet> {
  const framed = frameSheet(spec, base);
  const { basemap: _, ...known } = base;
  return { ...framed, input: { ...known, ...(await read(framed.frame)) } };
}

/**
 * A sheet of which the whole input is there, whatever its frame.
 * @throws SpecError if the region is unknown or does not fit the paper
 */
export const wholeSheet = (spec: PrintSpec, input: SheetInput): ReadSheet => ({
  ...frameSheet(spec, input),
  input,
});
