/** Longest value shown, characters. */
const LONGEST_SHOWN = 60;
/** A text with its end replaced by “…” if it is too long to be shown. */
export const shortened = (text: string): string => {
  const letters = [...text];
  return letters.length > LONGEST_SHOWN ? `${letters.slice(0, LONGEST_SHOWN).join('')}…` : text;
};

/** A value as JSON, shortened, for messages. */
export function received(value: unknown): string {
  try {
    return shortened(typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value)));
  } catch {
    // JSON nested thousands of levels deep overflows the stack.
    return '…';
  }
}
