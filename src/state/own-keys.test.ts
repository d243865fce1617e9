import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { ownKeys } from './own-keys.ts';

const key = (type: string, fields: object): Event => Object.assign(new Event(type), fields);

it('handles only keys that no input method has handled', () => {
  const handler = vi.fn<(event: Event) => void>();
  const listen = ownKeys(handler);
  for (const name of ['Escape', 'Enter', 'ArrowDown']) {
    listen(key('keydown', { key: name, isComposing: true, keyCode: 229 }));
    // Safari ends the composition before it reports the key.
    listen(key('keydown', { key: name, isComposing: false, keyCode: 229 }));
    // Firefox for Android reports no key code.
    listen(key('keydown', { key: name, isComposing: true, keyCode: 0 }));
  }
  expect(handler).not.toHaveBeenCalled();
  listen(key('keydown', { key: 'Escape', isComposing: false, keyCode: 27 }));
  listen(key('pointerdown', {}));
  expect(handler).toHaveBeenCalledTimes(2);
});

/** Registrations of key handlers in a source text that do not use `ownKeys`. */
function roundIt(text: string): string[] {
  const inJsx = text.matchAll(/onKey(?:Down|Up|Press)(?:Capture)?=\{(ownKeys\(|[\w.#]+(?=\}))?[^\n]*/g);
  const byName = text.matchAll(/['"]key(?:down|up|press)['"](?:\s*,\s*(ownKeys\(|[\w.#]+))?[^\n]*/g);
  const named = (name: string): boolean =>
    new RegExp(`${name.replace(/.*[.#]/, '')} = ownKeys\\(`).test(text);
  return [...inJsx, ...byName]
    .filter(([, handler]) => handler !== 'ownKeys(' && !(handler && named(handler)))
    .map(([match]) => match);
}

it('is used by every key handler of the page', () => {
  const root = join(import.meta.dirname, '..');
  const files = readdirSync(root, { encoding: 'utf8', recursive: true }).filter(
    (file) => /(?<![.]test)[.]tsx?$/.test(file) && !file.includes('testing/'),
  );
  const found = files.flatMap((file) =>
    // The type of the events that the address bar listens to contains their names too.
    roundIt(readFileSync(join(root, file), 'utf8').replaceAll(/^type BarEvent.*$/gm, '')).map(
      (line) => `${file}: ${line}`,
    ),
  );
  expect(found).toEqual([]);
  expect(files.length).toBeGreaterThan(100);
  // Checks that the search itself finds such a handler.
  expect(roundIt('<b onKeyDown={(event) => go(event)}>')).toHaveLength(1);
  expect(roundIt("canvas.addEventListener('keydown', keydown);")).toHaveLength(1);
  expect(roundIt("for (const type of ['wheel', 'keydown'] as const)")).toHaveLength(1);
  expect(roundIt("const keydown = ownKeys((e) => {}); c.addEventListener('keydown', keydown);")).toEqual([]);
});
