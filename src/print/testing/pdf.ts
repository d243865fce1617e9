import { getDocument, OPS } from './pdfjs.ts';
import { PT_PER_MM } from '../drawing.ts';

/** A PDF read with pdf.js, for tests. */
export interface ReadPdf {
  pages: number;
  title: string;
  outline: { title: string; page: number }[];
  /** Names of the layers that can be switched off. */
  layers: string[];
  /** Texts of a page, from 0, in the order they are drawn. */
  texts(page: number): Promise<string[]>;
  /** Vertices of each path of a page in millimetres of the untrimmed sheet, y down. */
  paths(page: number): Promise<[xMm: number, yMm: number][][]>;
}

/** Reads a PDF with pdf.js. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    useSystemFonts: false,
    disableFontFace: true,
    verbosity: 0,
  });
  const pdf = await task.promise;
  const { info } = await pdf.getMetadata();
  const entries = (await pdf.getOutline()) ?? [];
  const outline = await Promise.all(
    entries.map(async ({ title, dest }) => ({
      title,
      page: Array.isArray(dest)
        ? await pdf.getPageIndex(dest[0] as Parameters<typeof pdf.getPageIndex>[0])
        : -1,
    })),
  );
  const groups = await pdf.getOptionalContentConfig();
  return {
    pages: pdf.numPages,
    title: (info as { Title: string }).Title,
    outline,
    layers: [...groups].map(([, group]) => (group as { name: string }).name),
    async texts(page) {
      const { items } = await (await pdf.getPage(page + 1)).getTextContent({ disableNormalization: true });
      return joined(items.flatMap((item) => ('str' in item ? [item] : [])));
    },
    async paths(page) {
      const proxy = await pdf.getPage(page + 1);
      const { fnArray, argsArray } = await proxy.getOperatorList();
      return readPaths(fnArray, argsArray as unknown[][], proxy.getViewport({ scale: 1 }).height);
    },
  };
}

/** Joins the items of pdf.js to texts: an item without text, or a jump, ends a text. Our texts are one line each. */
const joined = (items: readonly { str: string }[]): string[] =>
  items.map(({ str }) => str).filter((text) => text !== '');

type Matrix = [number, number, number, number, number, number];
const times = (m: Matrix, [a, b, c, d, e, f]: Matrix): Matrix => [
  m[0] * a + m[2] * b,
  m[1] * a + m[3] * b,
  m[0] * c + m[2] * d,
  m[1] * c + m[3] * d,
  m[0] * e + m[2] * f + m[4],
  m[1] * e + m[3] * f + m[5],
];

/** Number of coordinates for each path operator of pdf.js: 0 move, 1 line, 2 and 3 curves, 4 close. */
const LENGTHS = [2, 2, 6, 4, 0];

function readPaths(
  fns: readonly number[],
  args: readonly unknown[][],
  heightPt: number,
): [number, number][][] {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const stack: Matrix[] = [];
  const all: [number, number][][] = [];
  fns.forEach((fn, i) => {
    if (fn === OPS.save) stack.push(matrix);
    else if (fn === OPS.restore) matrix = stack.pop() ?? matrix;
    else if (fn === OPS.transform) matrix = times(matrix, args[i] as unknown as Matrix);
    else if (fn === OPS.constructPath) {
      const [data] = (args[i]?.[1] ?? []) as (ArrayLike<number> | undefined)[];
      if (!data) return;
      const corners: [number, number][] = [];
      all.push(corners);
      for (let k = 0; k < data.length;) {
        const op = data[k++] as number;
        if (op < 2) {
          const [x, y] = [data[k] as number, data[k + 1] as number];
          corners.push([
            (matrix[0] * x + matrix[2] * y + matrix[4]) / PT_PER_MM,
            (heightPt - (matrix[1] * x + matrix[3] * y + matrix[5])) / PT_PER_MM,
          ]);
        }
        k += LENGTHS[op] ?? 0;
      }
    }
  });
  return all;
}
