import type { Status } from '../../domain/records.ts';
import type { SpatialModel } from '../model.ts';

/** How many of these records a source documents, how many are stand-ins, how many the reader drew. */
export function countByStatus(statuses: readonly Status[]): Record<Status, number> {
  const counts: Record<Status, number> = { documented: 0, modelled: 0, user: 0 };
  for (const status of statuses) counts[status]++;
  return counts;
}

/** Statuses of the central towns of a model. */
export const centralTownStatuses = ({ sites }: SpatialModel): Status[] =>
  sites.flatMap(({ kind, programme }) => (kind === 'town' && programme ? [programme.status] : []));
