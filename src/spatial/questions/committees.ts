import type { Site, SpatialModel } from '../model.ts';

/**
 * Village committees that each site stands for, in the order of the model: a town for its own; a located village for an equal
 * share of its town's, as most of a town's villages have no known position; a village whose town is unknown or has
 * none for itself; an urban community for none. The located villages of a town together stand for what the town does.
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
