import { TOWN_ENDING } from '../../../styles/subjects/towns.ts';
import type { Network } from '../../domain/network.ts';
import { PRECEDENCE } from '../../domain/by-status.ts';
import type { Status } from '../../domain/records.ts';
import type { Content } from './content.ts';
import type { SheetFeature } from '../../../styles/subject.ts';
import { hasOwnEdge, type LineKind } from '../ground/division-lines.ts';
import type { SheetRegion } from '../spec/region.ts';
import type { PrintSpec } from '../spec/spec.ts';

/** Ids of the legend entries that a map face needs, with the values that their texts are filled with. */
export type Drawn = ReadonlyMap<string, Readonly<Record<string, string | number>>>;

/** Contents of the map face. */
interface MapFaceContent {
  network: Network;
  content: Content;
  borders: readonly LineKind[];
  region: SheetRegion;
  features: readonly SheetFeature[];
  /** Whether it has a hillshade. */
  relief: boolean;
}

/** The row for villages known only to their town or county, by the status of the village whose symbol it has. */
const UNCERTAIN_ROW: Readonly<Record<Status, string>> = {
  documented: 'village-uncertain',
  modelled: 'village-uncertain-modelled',
  user: 'village-uncertain-user',
};

/** Finds the legend entries of what a map face shows. */
export function findLegendIds(
  { network, content, borders, region, features, relief }: MapFaceContent,
  { corridorKm }: Pick<PrintSpec, 'corridorKm'>,
): Drawn {
  const drawn = new Map<string, Record<string, string | number>>();
  const add = (id: string, values: Record<string, string | number> = {}): void => {
    drawn.set(id, values);
  };
  for (const { status, overSea } of content.axes.flatMap(({ pieces }) => pieces)) {
    if (overSea) add('axis-sea');
    else add(`axis-${status}`);
  }
  if (corridorKm > 0 && content.axes.length > 0) add('corridor', { km: corridorKm });
  for (const { record } of content.towns)
    add(`town-${record.track ?? 'unknown'}${TOWN_ENDING[record.status]}`);
  const villages = content.villages.map(({ record }) => record);
  for (const { status } of villages) add(`village-${status}`);
  const imprecise = villages.filter(({ precision }) => precision !== 'village');
  // One row for all statuses, since it only explains the dotted ring; its symbol is one that the sheet has.
  const [first] = imprecise.map(({ status }) => status).toSorted((a, b) => PRECEDENCE[a] - PRECEDENCE[b]);
  if (first) add(UNCERTAIN_ROW[first]);
  if (content.seats.length > 0) add('seat');
  for (const kind of borders) add(kind);
  if (hasOwnEdge(network, region)) add('region-line');
  if (relief) add('relief');
  for (const { entry } of features) add(entry);
  return drawn;
}
