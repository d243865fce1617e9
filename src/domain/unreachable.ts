/**
 * Marks the end of an exhaustive switch: the compiler reports an error if a case is missing.
 * @throws Error if the value, e.g. read from a file, is none of the cases
 */
export function unreachable(value: never): never {
  throw new Error(`${JSON.stringify(value)} is none of the cases`);
}
