import type { Site, SpatialModel } from '../model.ts';

/**
 * Number of village committees that each site represents, in the order of the model: a town its own; a located village an equal share of
 * its town's, because most villages of a town have no known position; a village of an unknown town or of a town without committees itself;
 * an urban community none. The located villages of a town together represent as many as the town.
 */
export function committeesOfSites({ sites }: SpatialModel): Float64Array {
  const committees = new Map<string, number>();
  const located = new Map<string, number>();
  const isVillage = ({ kind, rural }: Site): boolean => kind === 'village' && rural;
  for (const site of sites) {
    if (site.kind === 'town') committees.set(site.code, site.committees);
    if (isVillage(site)) located.set(site.town, (located.get(site.town) ?? 0) + 1);
  }
  return Float64Array.from(sites, (site) => {
    if (site.kind === 'town') return site.committees;
    if (!isVillage(site)) return 0;
    const ofTown = committees.get(site.town) ?? 0;
    return ofTown > 0 ? ofTown / (located.get(site.town) ?? 1) : 1;
  });
}
