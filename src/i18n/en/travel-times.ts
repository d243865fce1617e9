import type { TravelTimesWords } from '../zh/travel-times.ts';

/** Words of travel times in profiles in English. */
export const travelTimes: TravelTimesWords = {
  title: 'Travel time, estimated',
  note: 'By road, bridge and ferry at the default speeds, the same there and back. Roads are of about 2020: motorways, trunk and primary roads only, off them on foot. An estimate, not navigation.',
  at: 'Its position is known only to its town: times are from there.',
  towns: 'Central towns reached first',
  noTown: 'No central town is reached by land or ferry.',
  seat: 'To the county seat',
  noSeat: 'The county seat is not reached by land or ferry.',
  outdated:
    'The times at hand were computed for the original network without a filter. For the present ones they are not complete.',
  compute: 'Compute for the present network and filter',
};
