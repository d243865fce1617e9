/** Longest wait for the web fonts, ms; after it, names are drawn in a fallback font. */
const FONT_DEADLINE_MS = 6000;
const WEIGHTS = [400, 700];
/** Sample with a character of each script, in case the fonts are split by Unicode range. */
const SAMPLE = '浙A';

/** Settles when the fonts of map and page have loaded, or after `deadlineMs`. Never rejects. */
export async function fontsLoaded(deadlineMs = FONT_DEADLINE_MS): Promise<void> {
  const loading = Promise.allSettled(
    WEIGHTS.map((weight) => document.fonts.load(`${weight} 24px "Noto Sans SC"`, SAMPLE)),
  );
  let timer = 0;
  const deadline = new Promise<void>((resolve) => {
    timer = window.setTimeout(resolve, deadlineMs);
  });
  await Promise.race([loading, deadline]);
  clearTimeout(timer);
}
