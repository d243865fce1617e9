import type { Network } from '../domain/network.ts';
import { svgParts } from './backends/svg.ts';
import { layOutFrame } from './page/frame.ts';
import { listCredits } from './page/map-page.ts';
import type { SheetInput } from './page/sheet-types.ts';
import type { Preview } from './protocol.ts';
import { composeSheet } from './sheet.ts';
import { SpecError } from './spec/failure.ts';
import { resolveRegion } from './spec/region.ts';
import { type PaperName, PAPERS, type PrintSpec } from './spec/spec.ts';

/** Number of previews made, which keeps the ids of two previews in one web page apart. */
let made = 0;

/**
 * The preview of a sheet. For the other paper sizes only the scale at which the region fits is computed, and cached until a setting changes
 * that it depends on.
 * @throws SpecError as `composeSheet`
 */
export function makePreview(spec: PrintSpec, input: SheetInput): Preview {
  const { pages, report, face } = composeSheet(spec, input);
  made++;
  return {
    pages: pages.map((page, i) => ({
      svg: svgParts(page, `p${made}-${i}`),
      title: page.title,
      widthMm: page.widthMm + 2 * page.bleedMm,
      heightMm: page.heightMm + 2 * page.bleedMm,
    })),
    report,
    // Where no round scale fits, the sheet's own scale does.
    fitScale: report.fitScale ?? report.scale,
    paperScales: paperScales(spec, input, report.fitScale),
    cornersLonLat: face.cornersLonLat,
  };
}

type PaperScales = Partial<Record<PaperName, number | null>>;
const lastScales = new WeakMap<Network, { key: string; scales: PaperScales }>();

/** Denominator of the largest round scale at which the region fits each paper; null where none does. */
function paperScales(
  spec: PrintSpec,
  input: SheetInput,
  ownScale: number | null,
): Record<PaperName, number | null> {
  const { paper, scale: _, layers: _layers, flavour: _flavour, corridorKm: _corridor, ...rest } = spec;
  const key = JSON.stringify([rest, listCredits(input)]);
  const last = lastScales.get(input.network);
  const scales: PaperScales = last?.key === key ? last.scales : {};
  if (typeof paper === 'string') scales[paper] = ownScale;
  for (const name of Object.keys(PAPERS) as PaperName[])
    if (scales[name] === undefined) scales[name] = findFitScale({ ...spec, paper: name }, input);
  lastScales.set(input.network, { key, scales });
  return { ...scales } as Record<PaperName, number | null>;
}

function findFitScale(spec: PrintSpec, input: SheetInput): number | null {
  const { network, fonts } = input;
  const fit: PrintSpec = { ...spec, scale: 'fit' };
  try {
    return layOutFrame(fit, network, resolveRegion(fit, network), fonts, listCredits(input)).fits ?? null;
  } catch (error) {
    if (error instanceof SpecError) return null;
    throw error;
  }
}
