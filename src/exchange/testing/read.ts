import type { FaultCode, LimitName } from '../../domain/fault.ts';
import type { CellValue, FeatureContent, SheetContent } from '../content.ts';
import { type ReadContent, unpacked } from '../packed.ts';
import { type InputFile, readFiles, type ReadResult } from '../readers/read.ts';

export const makeInput = (name: string, ...parts: (string | Uint8Array<ArrayBuffer>)[]): InputFile => ({
  name,
  blob: new Blob(parts),
  lastModified: Date.UTC(2026, 10, 1),
});

/** Reads one made file. @param limits other than those of the product */
export const readMade = (
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  limits: Partial<Record<LimitName, number>> = {},
): Promise<ReadResult> => readFiles([makeInput(name, content)], { limits });

/** The only sheet of a reading. @throws Error where there is another number of contents */
export function onlySheet({ contents, faults }: ReadResult): SheetContent {
  const [content, ...others] = contents.map((each: ReadContent) => unpacked(each));
  if (content?.kind !== 'sheet' || others.length > 0)
    throw new Error(`no single sheet: ${JSON.stringify({ contents, faults })}`);
  return content;
}

/** The only layer of a reading. @throws Error where there is another number of contents */
export function onlyLayer({ contents, faults }: ReadResult): FeatureContent {
  const [content, ...others] = contents.map((each: ReadContent) => unpacked(each));
  if (content?.kind !== 'features' || others.length > 0)
    throw new Error(`no single layer: ${JSON.stringify({ contents, faults })}`);
  return content;
}

export const cellsOf = ({ rows }: SheetContent): CellValue[][] => rows.map(({ cells }) => [...cells]);

/** Codes of all faults, those of the contents too. */
export const codesOf = ({ contents, faults }: ReadResult): FaultCode[] =>
  [...faults, ...contents.flatMap((content) => content.faults)].map(({ code }) => code);
