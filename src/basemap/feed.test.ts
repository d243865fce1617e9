import { describe, expect, it } from 'vitest';
import { unusable } from './fault.ts';
import { type FeedState, TileFeed } from './feed.ts';

const { signal } = new AbortController();
const EMPTY = 'empty';

/** A feed whose tiles are what `answer` gives for each request; `states` are what it told. */
function buildFeed(answer: (nth: number) => Promise<string | undefined>) {
  const states: FeedState[] = [];
  let asked = 0;
  const feed = new TileFeed<string>(
    () => answer(asked++),
    () => Promise.resolve(EMPTY),
    (state) => states.push(state),
  );
  return { states, ask: () => feed.tile(7, 106, 52, signal), asked: () => asked };
}
const cause = unusable('某图', 'status', '503');

describe('a feed of tiles', () => {
  it('is drawn from its first tile on, and gives empty tiles for missing ones', async () => {
    const { ask, states } = buildFeed((nth) => Promise.resolve(nth === 1 ? undefined : 'tile'));
    expect([await ask(), await ask(), await ask()]).toEqual(['tile', EMPTY, 'tile']);
    expect(states).toEqual([{ state: 'drawn' }]);
  });

  it('that fails at once is dead with its cause, and is asked no more', async () => {
    const { ask, states, asked } = buildFeed(() => Promise.reject(cause));
    expect(await ask()).toBe(EMPTY);
    expect(states).toEqual([{ state: 'dead', why: 'status', detail: '503' }]);
    expect(await ask()).toBe(EMPTY);
    expect(asked()).toBe(1);
  });

  it('waits for the tiles that were asked for at the same time before it is dead', async () => {
    const { ask, states } = buildFeed((nth) => (nth === 0 ? Promise.reject(cause) : Promise.resolve('tile')));
    expect(await Promise.all([ask(), ask()])).toEqual([EMPTY, 'tile']);
    expect(states).toEqual([{ state: 'drawn' }]);
  });

  it('that was drawn stays so after five failures in a row, and is dead after six', async () => {
    let fails = false;
    const { ask, states } = buildFeed(() => (fails ? Promise.reject(cause) : Promise.resolve('tile')));
    await ask();
    fails = true;
    for (let i = 0; i < 5; i++) await ask();
    fails = false;
    await ask();
    fails = true;
    for (let i = 0; i < 5; i++) await ask();
    expect(states.at(-1)).toEqual({ state: 'drawn' });
    await ask();
    expect(states.at(-1)).toMatchObject({ state: 'dead' });
  });

  it('without any tile here is empty, not dead, and drawn when there is one', async () => {
    const { ask, states } = buildFeed((nth) => Promise.resolve(nth < 20 ? undefined : 'tile'));
    for (let i = 0; i < 20; i++) expect(await ask()).toBe(EMPTY);
    expect(states).toEqual([{ state: 'empty' }]);
    await ask();
    expect(states.at(-1)).toEqual({ state: 'drawn' });
  });

  it('does not count tiles that the map no longer wants', async () => {
    const states: FeedState[] = [];
    const feed = new TileFeed<string>(
      () => Promise.reject(cause),
      () => Promise.resolve(EMPTY),
      (state) => states.push(state),
    );
    await expect(feed.tile(7, 106, 52, AbortSignal.abort())).rejects.toThrow('aborted');
    expect(states).toEqual([]);
  });
});
