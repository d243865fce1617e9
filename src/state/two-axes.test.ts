import { describe, expect, it } from 'vitest';
import { realNetwork } from '../dataset/testing/network.ts';
import { COUNTY, FIRST_AXIS, SECOND_AXIS, withSecondAxis } from '../dataset/testing/two-axes.ts';
import { planBook } from '../domain/book-plan.ts';
import { axesIn } from '../domain/axis.ts';
import { axisName } from '../i18n/names.ts';
import { currentOnly } from '../dataset/aliases.ts';
import { createAtlasState } from './atlas-state.ts';
import { encodeLink } from './link.ts';
import { applyHash, buildLink } from './link-state.ts';
import { findMembers } from './members.ts';
import { checkLinks } from './resolve.ts';
import { buildScope } from './scope.ts';
import { buildIndex, search } from './search.ts';
import { buildStrip } from './strip.ts';
import { giveNetwork } from './testing/network.ts';

const real = await realNetwork();
const { network, axis } = withSecondAxis(real);
const both = [FIRST_AXIS, SECOND_AXIS];

describe('two axes of one county', () => {
  it('each have a name, in English too, and a diagram of their own stations', () => {
    expect(axesIn(network, COUNTY).map(({ id }) => id)).toEqual(both);
    expect(both.map((id) => axisName(network.axes.get(id)!, network, 'en'))).toEqual([
      'Wuyi axis 1',
      'Wuyi axis 2',
    ]);
    expect(axisName(real.axes.get(FIRST_AXIS)!, real, 'en')).toBe('Wuyi axis');
    const plan = buildStrip(axis, ({ code }) => network.towns.get(code)?.lonLat);
    expect(plan.stops.map(({ station }) => station.code)).toEqual([COUNTY, axis.towns[0]]);
  });

  it('pass a filter separately, and are measured separately', () => {
    const documented = findMembers(network, { documentedOnly: true, county: COUNTY });
    const all = findMembers(network, { county: COUNTY });
    expect([...all.axisIds]).toEqual(both);
    expect(documented.axisIds.has(FIRST_AXIS)).toBe(true);
    for (const id of both)
      expect(buildScope(network, { kind: 'axis', id }, {})).toMatchObject({ axes: [id], region: COUNTY });
    expect(buildScope(network, { kind: 'county', id: COUNTY }, {}).ownAxisCount).toBe(2);
  });

  it('are both in a book of the county, and each alone by its id, old or new', () => {
    const made = (...only: string[]): string[] =>
      planBook(network, { by: 'axis', only: currentOnly(only, network), filter: {} }).made.map(
        ({ id }) => id,
      );
    expect(made(COUNTY)).toEqual(both);
    expect(made(SECOND_AXIS)).toEqual([SECOND_AXIS]);
    expect(made(FIRST_AXIS)).toEqual([FIRST_AXIS]);
    expect(made('axis-330723')).toEqual([FIRST_AXIS]);
    expect(made('330700').filter((id) => both.includes(id))).toEqual(both);
  });

  it('are each found by name, and both by the county', () => {
    const index = buildIndex(network, null);
    const axes = (query: string): string[] =>
      search(index, query).flatMap(({ kind, entries }) =>
        kind === 'axis' ? entries.map(({ id }) => id) : [],
      );
    expect(axes('武义南部')).toEqual([SECOND_AXIS]);
    expect(new Set(axes('武义'))).toEqual(new Set(both));
    expect(axes('桐琴')).toEqual([FIRST_AXIS]);
  });

  it.each([
    [`at=axis:${SECOND_AXIS}`, `at=axis:${SECOND_AXIS}`],
    ['at=axis:axis-330723', `at=axis:${FIRST_AXIS}`],
    [`at=axis:${COUNTY}`, `at=axis:${FIRST_AXIS}`],
  ])('%s opens %s', (hash, link) => {
    const state = createAtlasState();
    applyHash(state, hash);
    const stop = checkLinks(state);
    giveNetwork(state, network);
    expect(encodeLink(buildLink(state))).toBe(link);
    stop();
  });
});
