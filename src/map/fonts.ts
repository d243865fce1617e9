/** Fonts that have not come by then, ms, are done without: names in another face beat no names. */
const FONT_DEADLINE_MS = 6000;
const WEIGHTS = [400, 700];
/** A letter of each script, should the faces ever be split by range. */
const SAMPLE = '浙A';

/** Settles when the fonts of map and page are loaded, or are not there after `deadlineMs`. Never rejects. */
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
