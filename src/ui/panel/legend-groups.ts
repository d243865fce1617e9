import { entriesOn, GROUPS } from '../../../styles/subject.ts';
import type { Group, Subject } from '../../../styles/subject.ts';

/** Subjects in the panel's legend: those with a switch or a row of the map, under their headings; empty groups are left out. */
export const legendGroups = (subjects: readonly Subject[]): { group: Group; subjects: Subject[] }[] =>
  GROUPS.map((group) => ({
    group,
    subjects: subjects.filter(
      (subject) =>
        subject.group === group &&
        (subject.switch?.map !== undefined || entriesOn('map', subject).length > 0),
    ),
  })).filter(({ subjects: within }) => within.length > 0);
