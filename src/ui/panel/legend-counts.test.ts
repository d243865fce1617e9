import { expect, it } from 'vitest';
import { SUBJECTS } from '../../../styles/subjects/index.ts';
import { realNetworkNow } from '../../dataset/testing/network.ts';
import { withDrawnRecords } from '../../dataset/testing/two-axes.ts';
import { countNetwork } from '../../state/members.ts';
import { entryCount, panelEntries, subjectSplit } from './legend-counts.ts';

const network = realNetworkNow();
const before = countNetwork(network, null);
const drawn = countNetwork(withDrawnRecords(network), null);

it('has rows with a count for records drawn by the reader only if there are some', () => {
  const added = SUBJECTS.flatMap((subject) => {
    const known = new Set(panelEntries(subject, before).map(({ id }) => id));
    return panelEntries(subject, drawn).filter(({ id }) => !known.has(id));
  });
  expect(added.map(({ id }) => [id, entryCount(drawn, id)])).toEqual([
    ['axis-user', 1],
    ['town-user', 1],
    ['village-user', 1],
  ]);
});

it('counts records by status for each row', () => {
  const { documented, modelled, user, total } = subjectSplit(drawn, 'towns')!;
  expect(documented + modelled + user).toBe(total);
  expect([drawn.axes.user, drawn.axes.documented]).toEqual([1, before.axes.documented]);
});
