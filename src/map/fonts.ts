/** A font that has not come by then is drawn without: names in another face beat no names. */
const FONT_DEADLINE_MS = 6000;

/** Settles when the page's map fonts can draw `text`, or will not be there in time. Never rejects. */
export async function fontsFor(text: string): Promise<void> {
  const letters = [...new Set(text)].join('');
  const loading = Promise.allSettled(
    ['400', '700'].map((weight) => document.fonts.load(`${weight} 24px "Noto Sans SC"`, letters)),
  );
  let timer = 0;
  const deadline = new Promise<void>((resolve) => {
    timer = window.setTimeout(resolve, FONT_DEADLINE_MS);
  });
  await Promise.race([loading, deadline]);
  clearTimeout(timer);
}
