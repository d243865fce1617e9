/** Types of arrays whose bytes are stored unchanged. */
const KINDS = { Uint8Array, Uint32Array, Float64Array } as const;
type Kind = keyof typeof KINDS;
type Stored = Uint8Array<ArrayBuffer> | Uint32Array<ArrayBuffer> | Float64Array<ArrayBuffer>;

/** Each array begins at a multiple of this many bytes, as a Float64Array requires. */
const ALIGN = 8;

const kindOf = (value: unknown): Kind | null =>
  (Object.keys(KINDS) as Kind[]).find((kind) => value instanceof KINDS[kind]) ?? null;

/**
 * Stores plain data whose large parts are arrays of numbers in one Blob. Its bytes are outside the memory of the page, and sending it in a
 * message or storing it in a database copies nothing. Layout: length of the head, the head as JSON, the arrays.
 */
export function toBlob(value: unknown): Blob {
  const arrays: Stored[] = [];
  const placeOf = new Map<Stored, number>();
  let bytes = 0;
  const head = JSON.stringify(value, (_key, each: unknown) => {
    const kind = kindOf(each);
    if (kind === null) return each;
    const array = each as Stored;
    if (!placeOf.has(array)) {
      placeOf.set(array, bytes);
      arrays.push(array);
      bytes += aligned(array.byteLength);
    }
    return { $array: kind, from: placeOf.get(array), length: array.length };
  });
  const headBytes = new TextEncoder().encode(head);
  return new Blob([
    new Uint32Array([headBytes.length, 0]),
    headBytes,
    new Uint8Array(aligned(headBytes.length) - headBytes.length),
    ...arrays.flatMap((array) => [array, new Uint8Array(aligned(array.byteLength) - array.byteLength)]),
  ]);
}

/** Reads what `toBlob` stored; all arrays share one buffer. */
export async function fromBlob<T>(blob: Blob): Promise<T> {
  const buffer = await blob.arrayBuffer();
  const [headLength = 0] = new Uint32Array(buffer, 0, 1);
  const head = new TextDecoder().decode(new Uint8Array(buffer, ALIGN, headLength));
  const begin = ALIGN + aligned(headLength);
  return JSON.parse(head, (_key, each: unknown) =>
    isPlace(each) ? new KINDS[each.$array](buffer, begin + each.from, each.length) : each,
  ) as T;
}

const aligned = (bytes: number): number => Math.ceil(bytes / ALIGN) * ALIGN;

const isPlace = (value: unknown): value is { $array: Kind; from: number; length: number } =>
  typeof value === 'object' && value !== null && '$array' in value;
