import type { Language } from '../domain/language.ts';
import { createContext } from 'preact';
import type { JSX } from 'preact';
import { useContext } from 'preact/hooks';
import type { ReadonlySignal } from '@preact/signals';
import type { Bbox } from '../domain/view.ts';
import type { AtlasState } from '../state/atlas-state.ts';
import type { Subject } from '../../styles/subject.ts';
import { words } from '../i18n/index.ts';
import type { Words } from '../i18n/index.ts';

/** Parts of the first panel that are loaded once the map is drawn, since its start does not need them. */
export interface LaterParts {
  Programme: () => JSX.Element;
  Stories: () => JSX.Element | null;
  BasemapSection: () => JSX.Element | null;
}

/** Context for all panels. */
export interface Atlas {
  state: AtlasState;
  /** Subjects of the map, in the order of the legend. */
  subjects: readonly Subject[];
  /** Colour tokens of the present flavour. */
  colours: ReadonlySignal<Readonly<Record<string, string>>>;
  /** `null` until they are loaded. */
  later: ReadonlySignal<LaterParts | null>;
  /** The present view of the map; `null` without a map. */
  mapBounds: () => Bbox | null;
  /** Starts the print worker; the root of the page imports its file. */
  startPrintWorker: () => Worker;
  /** Starts a worker that reads files. */
  startExchangeWorker: () => Worker;
  /** Starts the worker of large layers. */
  startLayerWorker: () => Worker;
  /** Starts a worker that lays axes. */
  startAxisWorker: () => Worker;
}

export const AtlasContext = createContext<Atlas | null>(null);

/** @throws Error outside an `AtlasContext`. */
export function useAtlas(): Atlas & { t: Words; language: Language } {
  const atlas = useContext(AtlasContext);
  if (!atlas) throw new Error('useAtlas needs an AtlasContext around it');
  const language = atlas.state.language.value;
  return { ...atlas, language, t: words(language) };
}
