import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';

export interface TabStop {
  name: string;
  /** Width of the outline or shadow that indicates the focus. */
  ringPx: number;
}

/** The builder loads axe-core into the page twice a check: an empty script takes its place where it is loaded already. */
const axeUnlessLoaded = async (page: Page): Promise<{ axeSource?: string }> =>
  (await page.evaluate(() => 'axe' in globalThis)) ? { axeSource: '{}' } : {};

/** Rules of axe-core that the page violates, each with the elements concerned. */
export async function barriers(page: Page): Promise<string[]> {
  // The other mode collects the results of several frames in a new page, which takes longer than the check; this page has only one.
  const builder = new AxeBuilder({ page, ...(await axeUnlessLoaded(page)) }).setLegacyMode();
  // Without the elements that pass, whose description takes half of the time.
  const { violations } = await builder.options({ resultTypes: ['violations'] }).analyze();
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(' | ')}`,
  );
}

/** Presses Tab `count` times. @returns where the focus went */
export async function tabStops(page: Page, count: number): Promise<TabStop[]> {
  const stops: TabStop[] = [];
  for (let i = 0; i < count; i++) {
    await page.keyboard.press('Tab');
    stops.push(
      await page.evaluate(() => {
        const element = document.activeElement;
        if (!(element instanceof HTMLElement)) return { name: '', ringPx: 0 };
        const labels =
          'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
        const name =
          element.getAttribute('aria-label') ?? labels.map((label) => label.textContent).join(' ') ?? '';
        // The ring of a hidden native control may be drawn on the element around it.
        const ringPx = Math.max(
          ...[element, element.parentElement, element.nextElementSibling].map((drawn) => {
            if (!drawn) return 0;
            const style = getComputedStyle(drawn);
            return style.outlineStyle !== 'none'
              ? Number.parseFloat(style.outlineWidth)
              : style.boxShadow !== 'none'
                ? 1
                : 0;
          }),
        );
        return { name: (name === '' ? element.textContent : name).trim(), ringPx };
      }),
    );
  }
  return stops;
}

/** Presses Tab until `target` has the focus. @throws Error after `limit` stops */
export async function tabTo(page: Page, target: Locator, limit = 80): Promise<void> {
  for (let i = 0; i < limit; i++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by ${limit} presses of Tab: ${String(target)}`);
}

/** The longest transition or animation of any element, in milliseconds. */
export const longestMotionMs = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const ms = (list: string): number =>
      Math.max(
        ...list.split(',').map((time) => Number.parseFloat(time) * (time.trim().endsWith('ms') ? 1 : 1000)),
      );
    return Math.max(
      ...[...document.querySelectorAll('*')].map((element) => {
        const style = getComputedStyle(element);
        const animated = style.animationName === 'none' ? 0 : ms(style.animationDuration);
        return Math.max(ms(style.transitionDuration), animated);
      }),
    );
  });

/** Share of the window in which the map is the topmost element. */
export const visibleMapShare = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const steps = 24;
    let onMap = 0;
    for (let row = 0; row < steps; row++)
      for (let column = 0; column < steps; column++) {
        const x = ((column + 0.5) / steps) * innerWidth;
        const y = ((row + 0.5) / steps) * innerHeight;
        if (document.elementFromPoint(x, y)?.closest('[data-map-state]')) onMap++;
      }
    return onMap / steps ** 2;
  });

/** How many px the page is wider than its window. */
export const overflowPx = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const right = Math.max(
      document.documentElement.scrollWidth,
      ...[...document.querySelectorAll('#panel, #panel-body')].map(
        (element) => element.getBoundingClientRect().right,
      ),
    );
    const body = document.querySelector('#panel-body');
    return Math.max(right - innerWidth, body ? body.scrollWidth - body.clientWidth : 0);
  });

/** Names of buttons, switches and fields that are smaller than `minPx` in either direction. Links in running text may be. */
export const smallTargets = (page: Page, minPx: number): Promise<string[]> =>
  page.evaluate((min) => {
    const isShown = (element: HTMLElement): boolean =>
      element.checkVisibility({ visibilityProperty: true }) && element.offsetWidth > 1;
    return [...document.querySelectorAll<HTMLElement>('button, select, input, [role="option"]')]
      .filter(isShown)
      .map((element) => ({ element, box: (element.closest('label') ?? element).getBoundingClientRect() }))
      .filter(({ box }) => box.width < min || box.height < min)
      .map(({ element, box }) => {
        const name = element.getAttribute('aria-label') ?? element.textContent;
        return `${name.trim()} ${Math.round(box.width)}×${Math.round(box.height)}`;
      });
  }, minPx);

/**
 * Controls and options that cannot be hit: after scrolling them into view another element is at their centre. What lies under the open list
 * of results is not checked.
 */
export const unreachableControls = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const hits = (element: HTMLElement): Element | null => {
      // A link may be broken over two lines; its first part is checked.
      const [box] = element.getClientRects();
      return box ? document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) : null;
    };
    return [
      ...document.querySelectorAll<HTMLElement>('button, a[href], select, input, summary, [role="option"]'),
    ].flatMap((element) => {
      const isShown =
        element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
        element.offsetWidth > 1 &&
        getComputedStyle(element).clipPath === 'none';
      if (!isShown) return [];
      if (element.closest('#panel-body, .search-results, .notice'))
        element.scrollIntoView({ block: 'nearest', behavior: 'instant' });
      const hit = hits(element);
      if (hit && (element.contains(hit) || hit.closest('label')?.control === element)) return [];
      if (hit?.closest('.search-results') && !element.closest('.search-results')) return [];
      const name = (element.getAttribute('aria-label') ?? element.textContent).trim();
      return [`${name}: ${hit ? `${hit.localName}.${hit.className}` : 'outside the window'}`];
    });
  });

/** Names in rows of lists that are broken into lines of fewer than five characters, since figures beside them take the space. */
export const squeezedNames = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.row-name')]
      .filter((name) => {
        const { fontSize, lineHeight } = getComputedStyle(name);
        const isBroken = name.offsetHeight > 1.5 * Number.parseFloat(lineHeight);
        return isBroken && name.offsetWidth < 5 * Number.parseFloat(fontSize);
      })
      .map((name) => name.textContent),
  );

/** Loaded fonts of the page, as `family weight`. */
export const loadedFonts = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    await document.fonts.ready;
    return [...document.fonts]
      .filter(({ status }) => status === 'loaded')
      .map(({ family, weight }) => `${family.replaceAll(/["']/g, '')} ${weight}`)
      .toSorted();
  });

/** Directives of the page's Content-Security-Policy. */
export const policy = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(() => {
    const content =
      document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '';
    return Object.fromEntries(
      content.split(';').map((directive): [string, string] => {
        const [name = '', ...values] = directive.trim().split(' ');
        return [name, values.join(' ')];
      }),
    );
  });

/** Texts announced by the live regions since the first call. */
export async function announcements(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const store = globalThis as unknown as { announcements?: string[] };
    if (!store.announcements) {
      const texts: string[] = [];
      store.announcements = texts;
      const region = document.querySelector('.visually-hidden:has(> [role="status"][aria-live])');
      if (!region) throw new Error('the page has no announcer');
      new MutationObserver(() => {
        const text = region.textContent;
        if (text !== '') texts.push(text);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
    return store.announcements;
  });
}
