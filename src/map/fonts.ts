/** Fonts that have not come by then are done without: names in another face beat no names. */
const FONT_DEADLINE_MS = 6000;
const WEIGHTS = [400, 700];
/** A letter of each script, should the faces ever be split by range. */
const SAMPLE = '浙A';

/** Settles when the fonts of the map are loaded, or will not be there in time. Never rejects. */
export async function mapFonts(): Promise<void> {
  const loading = Promise.allSettled(
    WEIGHTS.map((weight) => document.fonts.load(`${weight} 24px "Noto Sans SC"`, SAMPLE)),
  );
  let timer = 0;
  const deadline = new Promise<void>((resolve) => {
    timer = window.setTimeout(resolve, FONT_DEADLINE_MS);
  });
  await Promise.race([loading, deadline]);
  clearTimeout(timer);
}
