/**
 * Stands where a switch over all cases ends: the compiler refuses it where a case is left out.
 * @throws Error where a value came from outside that is none of the cases
 */
export function unreachable(value: never): never {
  throw new Error(`${JSON.stringify(value)} is none of the cases`);
}
