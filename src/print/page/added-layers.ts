import { runTimeFeatures, runTimeSubject } from '../../../styles/run-time.ts';
import type { Subject } from '../../../styles/subject.ts';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { geometryKind, type RunTimeFeature, type RunTimeLayer } from '../../domain/run-time-layer.ts';
import type { SheetLayerEntry } from '../../domain/sheet-layer.ts';
import type { PrintSpec } from '../spec/spec.ts';
import type { SheetFonts } from '../text/fonts.ts';
import { printableText } from '../text/printable.ts';
import type { Features } from './features.ts';
import type { OwnAnswer, SheetInput } from './sheet-types.ts';

/** A feature of an added layer whose name is to be written on the sheet. */
export interface AddedName {
  id: string;
  feature: RunTimeFeature;
  /** The symbol beside which it is written; null for lines and areas. */
  symbol: Subject['legend'][number]['symbol'] | null;
}

/** The input of a sheet with the run-time layers that its spec names. */
export type WithAddedLayers = Omit<SheetInput, 'layers' | 'ownSources' | 'ownAnswers'> & {
  added: {
    names: readonly AddedName[];
    /** Ids of their subjects. */
    ids: ReadonlySet<string>;
    /** Layers that the spec names but that are not in the input. */
    missing: readonly SheetLayerEntry[];
    /** Figures about layers whose points take the place of the central towns or of the villages. */
    answers: readonly OwnAnswer[];
  };
};

/**
 * Adds the run-time layers that a spec names to the input of a sheet: their subjects before those of the registry, and their features by
 * the keys of these subjects. Layers that the spec does not name are left out.
 */
export function withAddedLayers(
  { addedLayers }: Pick<PrintSpec, 'addedLayers'>,
  { layers = [], ownAnswers = [], ...input }: SheetInput,
): WithAddedLayers {
  const chosen = layers
    .filter(({ id }) => Object.hasOwn(addedLayers, id) && addedLayers[id]?.drawn !== false)
    .map((layer) => printable(layer, input.fonts));
  const missing = Object.entries(addedLayers).filter(([id]) => !layers.some((layer) => layer.id === id));
  const inFonts = printableText(input.fonts);
  const subjects = chosen.map(runTimeSubject);
  const features: Features = Object.assign({}, input.features, ...chosen.map(runTimeFeatures));
  return {
    ...input,
    ...(chosen.length > 0 ? { features, subjects: [...subjects, ...(input.subjects ?? SUBJECTS)] } : {}),
    added: {
      names: chosen.flatMap((layer, k) => buildNames(layer, subjects[k]!)),
      ids: new Set(chosen.map(({ id }) => id)),
      missing: missing.map(([, entry]) => entry),
      answers: ownAnswers.map((answer) => ({ ...answer, name: inFonts(answer.name) })),
    },
  };
}

function printable(layer: RunTimeLayer, fonts: SheetFonts): RunTimeLayer {
  const inFonts = printableText(fonts);
  return {
    ...layer,
    name: inFonts(layer.name),
    classes: layer.classes.map((each) => ({
      ...each,
      text: typeof each.text === 'string' ? inFonts(each.text) : each.text,
    })),
  };
}

function buildNames({ id, features }: RunTimeLayer, { sheet }: Subject): AddedName[] {
  const symbols = new Map(sheet?.features.map(({ key, symbol }) => [key, symbol]));
  return features.flatMap((feature, k) => {
    const kind = geometryKind(feature.geometry);
    const symbol = symbols.get(`${id}:${feature.classIndex}:${kind}`) ?? null;
    return [{ id: `${id}:${k}`, feature, symbol: kind === 'point' ? symbol : null }];
  });
}
