import type { Language } from '../domain/language.ts';
import type { OwnSource } from '../domain/sheet-layer.ts';
import { whole } from './count-text.ts';
import { quantityWords } from './index.ts';

/** A file with its sheet, where it has several. */
export const fileText = ({ file, part }: Pick<OwnSource, 'file' | 'part'>, language: Language): string =>
  part === null ? file : quantityWords(language).ownSource.part(file, part);

/** A file that was used as a layer: its name and sheet, date, number of points or features, and status. The same in panels, on sheets and in files. */
export function ownSourceText(source: OwnSource, language: Language): string {
  const words = quantityWords(language).ownSource;
  const { name, date, count, isPoints } = source;
  const counted = (isPoints ? words.points : words.features)(whole(count));
  return words.text(name, fileText(source, language), date ?? words.noDate, counted);
}
