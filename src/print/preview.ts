import type { Network } from '../domain/network.ts';
import type { ReadSheet } from './read-sheet.ts';
import { svgParts } from './backends/svg.ts';
import { layOutFrame } from './page/frame.ts';
import type { Preview } from './protocol.ts';
import { drawSheet, planSheet } from './sheet.ts';
import { SpecError } from './spec/failure.ts';
import { type PaperName, PAPERS, type PrintSpec } from './spec/spec.ts';

/** Number of previews made, which keeps the ids of two previews in one web page apart. */
let made = 0;

/**
 * The preview of a sheet. For the other paper sizes only the scale at which the region fits is computed, and cached until a setting changes
 * that it depends on.
 * @throws SpecError if a font lacks a letter
 */
export function makePreview(sheet: ReadSheet): Preview {
  const { pages, report, face } = drawSheet(planSheet(sheet));
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
    paperScales: paperScales(sheet, report.fitScale),
    cornersLonLat: face.cornersLonLat,
  };
}

type PaperScales = Partial<Record<PaperName, number | null>>;
const lastScales = new WeakMap<Network, { key: string; scales: PaperScales }>();

/** Denominator of the largest round scale at which the region fits each paper; null where none does. */
function paperScales(sheet: ReadSheet, ownScale: number | null): Record<PaperName, number | null> {
  const { spec, credits, input } = sheet;
  const { paper, scale: _, layers: _layers, flavour: _flavour, ...rest } = spec;
  const key = JSON.stringify([rest, credits]);
  const last = lastScales.get(input.network);
  const scales: PaperScales = last?.key === key ? last.scales : {};
  if (typeof paper === 'string') scales[paper] = ownScale;
  for (const name of Object.keys(PAPERS) as PaperName[])
    if (scales[name] === undefined) scales[name] = findFitScale(sheet, name);
  lastScales.set(input.network, { key, scales });
  return { ...scales } as Record<PaperName, number | null>;
}

function findFitScale({ spec, region, credits, input }: ReadSheet, paper: PaperName): number | null {
  const { network, fonts } = input;
  const fit: PrintSpec = { ...spec, paper, scale: 'fit' };
  try {
    return layOutFrame(fit, network, region, fonts, credits).fits ?? null;
  } catch (error) {
    if (error instanceof SpecError) return null;
    throw error;
  }
}
