import { describe, expect, it } from 'vitest';
import { axesIn } from '../domain/axis.ts';
import { NO_ALIASES } from '../domain/network.ts';
import { buildAliases, currentAxis, currentOnly, idsToday } from './aliases.ts';
import { realFile, realNetworkNow } from './testing/network.ts';

const network = realNetworkNow();
const file = realFile('aliases.json');

describe('former ids of axes', () => {
  it('are all in the table, each with an axis of today', () => {
    expect(Object.keys(file.ids)).toHaveLength(87);
    for (const [former, id] of Object.entries(file.ids)) {
      expect(network.axes.has(id), former).toBe(true);
      expect(currentAxis(former, network)).toBe(id);
      expect(currentOnly([former], network)).toEqual([id]);
    }
  });

  it('say nothing about a county outside the table, whatever their digits are', () => {
    const without = { ...network, aliases: NO_ALIASES };
    for (const former of Object.keys(file.ids)) {
      expect(currentAxis(former, without)).toBe(former);
      expect(currentOnly([former], without)).toEqual([former]);
    }
    // The table decides, not the digits: here the axis of 330723 became one of another county.
    const aliases = buildAliases({ ...file, ids: { ...file.ids, 'axis-330723': 'axis-001' } }, []);
    expect(currentAxis('axis-330723', { ...network, aliases })).toBe('axis-001');
    const gone = new Map([...network.axes].filter(([id]) => id !== 'axis-001'));
    expect(currentAxis('axis-330723', { axes: gone, aliases })).toBe('axis-330723');
  });

  it('with the code of a former county lead to the axes of its successors, or to these', () => {
    for (const { code, successors } of file.codes) {
      const today = idsToday(`axis-${code}`, network.aliases);
      expect(today.map((each) => network.axes.get(each)?.county ?? each)).toEqual(successors);
      for (const each of today.filter((one) => network.counties.has(one)))
        expect(axesIn(network, each)).toEqual([]);
    }
  });
});

it('the code of a county, in any length, means the axes that belong to it', () => {
  for (const county of network.counties.keys()) {
    const [first] = axesIn(network, county);
    expect(currentAxis(county, network)).toBe(first?.id ?? county);
    expect(currentAxis(`${county}000`, network)).toBe(first?.id ?? `${county}000`);
  }
});
