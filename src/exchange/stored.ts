import type { Fault } from '../domain/fault.ts';
import { fromBlob, toBlob } from './blob-arrays.ts';
import type { Content, FeatureContent, FeaturesHead, SheetContent, SheetHead } from './content.ts';
import type { ReadResult } from './readers/read.ts';
import { type PackedFeatures, type PackedSheet, type ReadContent, unpacked } from './packed.ts';

/** A large sheet as the page gets it: all but the head stays in a Blob until a worker needs it. */
export interface StoredSheet extends SheetHead {
  kind: 'stored-sheet';
  rowCount: number;
  blob: Blob;
}

/** A large layer of a file as the page gets it. */
export interface StoredFeatures extends FeaturesHead {
  kind: 'stored-features';
  featureCount: number;
  blob: Blob;
}

export type StoredContent = StoredSheet | StoredFeatures;
/** What the page gets of files: large contents are stored. */
export type PageContent = Content | StoredContent;

/** Stores what was read for the page. When the promise resolves, all Blobs have their bytes, so that the worker that made them may end. */
export async function storeResult({ contents, faults }: ReadResult): Promise<PageResult> {
  const stored = contents.map(storeContent);
  for (const content of stored) if ('blob' in content) await content.blob.slice(0, 1).arrayBuffer();
  return { contents: stored, faults };
}

/** What the page gets of files. */
export interface PageResult {
  /** In the order of files, sheets and layers. */
  contents: PageContent[];
  /** Faults of files of which nothing could be used. Those of a content are in the content. */
  faults: Fault[];
}

/** A content as the page gets it: a large one as a Blob. */
export function storeContent(content: ReadContent): PageContent {
  switch (content.kind) {
    case 'sheet':
    case 'features':
      return content;
    case 'packed-sheet': {
      const { file, sheet, hidden, merges, faults, rowCount } = content;
      const head: SheetHead = { file, sheet, hidden, merges, faults };
      return { kind: 'stored-sheet', ...head, rowCount, blob: toBlob(content) };
    }
    case 'packed-features': {
      const { file, layer, crs, faults, featureCount } = content;
      const head: FeaturesHead = { file, layer, crs, faults };
      return { kind: 'stored-features', ...head, featureCount, blob: toBlob(content) };
    }
  }
}

/** The columns of a stored content. */
export const loadStored = ({ blob }: Pick<StoredContent, 'blob'>): Promise<PackedSheet | PackedFeatures> =>
  fromBlob(blob);

/** A content with its rows or features as objects, for code that needs all of them. */
export async function wholeContent(content: PageContent): Promise<SheetContent | FeatureContent> {
  switch (content.kind) {
    case 'sheet':
    case 'features':
      return content;
    case 'stored-sheet':
    case 'stored-features':
      return unpacked(await loadStored(content));
  }
}
