import type { FindingFacts } from '../../i18n/index.ts';
import { isEmptyFilter } from '../../domain/filter.ts';
import type { SheetLayerEntry } from '../../domain/sheet-layer.ts';
import type { Finding, ThinnedLayer } from './sheet-types.ts';
import type { Status } from '../../domain/records.ts';
import type { TextItem } from '../drawing.ts';
import type { Frame } from './frame.ts';
import { errorText } from '../text/source-text.ts';
import { specFilter, type PrintSpec } from '../spec/spec.ts';

/** Smallest size of text that can be read on paper, points. */
const SMALLEST_PT = 5;
/** A larger scale error is reported, per cent. */
const SCALE_ERROR_PCT = 0.05;
/** At most this many unplaced names are listed. */
const NAMED = 8;

/** The pre-flight list: what should be known or corrected before the sheet is printed. */
export function preflightFindings(
  spec: PrintSpec,
  frame: Pick<Frame, 'isCut' | 'scaleErrorPct'>,
  figures: {
    counts: Record<Status, number>;
    unplaced: readonly { name: string }[];
    unnamed: number;
    /** Names of added layers that cannot be printed. */
    unprintable?: readonly string[];
    /** Files of the ground that could not be used, and layers that are not there. */
    missing?: { files: readonly string[]; layers: readonly SheetLayerEntry[] };
    thinned?: readonly ThinnedLayer[];
    lackingColumns?: readonly { name: string; column: string }[];
  },
  texts: readonly Pick<TextItem, 'sizePt'>[],
): Finding[] {
  const { unplaced, unnamed, unprintable = [], missing = { files: [], layers: [] } } = figures;
  const { thinned = [], lackingColumns = [] } = figures;
  const { documented, modelled, user } = figures.counts;
  const small = texts.filter(({ sizePt }) => sizePt < SMALLEST_PT).length;
  const findings: Finding[] = [];
  const add = (
    isSo: boolean,
    kind: Finding['kind'],
    target: Finding['target'],
    facts: Partial<FindingFacts> = {},
  ): void => {
    if (isSo) findings.push({ kind, target, facts: { count: 0, names: [], limit: '', ...facts } });
  };
  add(spec.title === '', 'no-title', 'title');
  add(spec.author === '', 'no-author', 'author');
  add(spec.reviewNumber === '', 'no-review-number', 'reviewNumber');
  add(modelled > 0, 'modelled', 'documentedOnly', { count: modelled });
  add(user > 0, 'user', 'author', { count: user });
  add(
    documented + modelled + user === 0 && !isEmptyFilter(specFilter(spec)),
    'empty',
    spec.documentedOnly ? 'documentedOnly' : 'filter-batch',
  );
  add(unplaced.length > 0, 'unplaced', 'scale', {
    count: unplaced.length,
    names: unplaced.slice(0, NAMED).map(({ name }) => name),
  });
  add(unnamed > 0, 'unnamed', 'scale', { count: unnamed });
  add(frame.isCut, 'cut', 'scale');
  add(small > 0, 'small-text', 'paper', { count: small, limit: String(SMALLEST_PT) });
  add(frame.scaleErrorPct > SCALE_ERROR_PCT, 'scale-error', 'scale', {
    limit: errorText(frame.scaleErrorPct),
  });
  add(missing.files.length > 0, 'ground-missing', 'ground', { names: missing.files });
  for (const { name, drawn, within } of thinned)
    add(true, drawn === 0 ? 'layer-too-large' : 'layer-thinned', 'addedLayers', {
      names: [name],
      count: within,
      limit: String(drawn),
    });
  add(missing.layers.length > 0, 'layers-missing', 'addedLayers', {
    names: missing.layers.map(({ name }) => name),
    layers: missing.layers,
  });
  for (const { name, column } of lackingColumns)
    add(true, 'layer-columns', 'addedLayers', { names: [name], limit: column });
  add(unprintable.length > 0, 'layer-letters', 'addedLayers', {
    count: unprintable.length,
    names: unprintable.slice(0, NAMED),
  });
  return findings;
}
