import type { LegendEntry, Subject } from '../../../styles/subject.ts';
import { entriesOn } from '../../../styles/subject.ts';
import { TRACKS } from '../../domain/records.ts';
import type { Counts, Split } from '../../state/members.ts';

/** Number of records that a subject shows, by its id; absent if it has no records. */
export function subjectCount(counts: Counts, subject: string): number | undefined {
  switch (subject) {
    case 'axes':
      return counts.axes.total;
    case 'towns':
      return counts.towns.total;
    case 'villages':
      return counts.villages.total;
    case 'seats':
    case 'divisions':
      return counts.counties;
    case 'priority':
      return counts.priorityCounties;
    default:
      return undefined;
  }
}

/** The counts by status, if the subject has both and its marks do not already show them. */
export const subjectSplit = (counts: Counts, subject: string): Split | null =>
  subject === 'towns' ? counts.towns : null;

/** Number of records with each mark of the legend; absent for marks that are not counted. */
export function entryCount(counts: Counts, id: string): number | undefined {
  const track = ([...TRACKS, 'unknown'] as const).find((each) => id === `town-${each}`);
  if (track !== undefined) return counts.tracks[track].total;
  switch (id) {
    case 'axis-documented':
      return counts.axes.documented;
    case 'axis-modelled':
      return counts.axes.modelled;
    case 'axis-user':
      return counts.axes.user;
    case 'town-modelled':
      return counts.towns.modelled;
    case 'town-user':
      return counts.towns.user;
    case 'village-documented':
      return counts.villages.documented;
    case 'village-modelled':
      return counts.villages.modelled;
    case 'village-user':
      return counts.villages.user;
    case 'village-uncertain':
      return counts.uncertainVillages;
    case 'prefecture-line':
      return counts.prefectures;
    case 'county-line':
      return counts.counties;
    default:
      return undefined;
  }
}

/** The legend rows of a subject: rows for what few networks contain are left out unless this network contains it. */
export const panelEntries = (subject: Subject, counts: Counts | null): LegendEntry[] =>
  entriesOn('map', subject).filter(
    ({ id, whenPresent }) => !whenPresent || (counts !== null && (entryCount(counts, id) ?? 0) > 0),
  );
