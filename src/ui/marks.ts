import type { LegendEntry, Swatch } from '../domain/legend.ts';
import type { Network } from '../domain/network.ts';
import type { Precision, Status, Track } from '../domain/records.ts';
import type { Selection } from '../state/selection.ts';

/** The swatch of a legend entry, by its id. */
const swatchOf = (legend: readonly LegendEntry[], id: string): Swatch | undefined =>
  legend.find((entry) => entry.id === id)?.swatch;

export function townSwatch(
  legend: readonly LegendEntry[],
  town: { track?: Track; status: Status },
): Swatch | undefined {
  const swatch = swatchOf(legend, `town-${town.track ?? 'unknown'}`);
  return swatch && { ...swatch, hollow: town.status === 'modelled' };
}

export function villageSwatch(
  legend: readonly LegendEntry[],
  village: { status: Status; precision: Precision },
): Swatch | undefined {
  const modelled = village.status === 'modelled';
  if (village.precision === 'village')
    return swatchOf(legend, modelled ? 'village-modelled' : 'village-documented');
  const uncertain = swatchOf(legend, 'village-uncertain');
  return uncertain && { ...uncertain, hollow: modelled };
}

/** How a record is marked on the map; absent where the map has no mark for it. */
export function markOf(
  legend: readonly LegendEntry[],
  network: Network,
  selection: Selection,
): Swatch | undefined {
  switch (selection.kind) {
    case 'axis':
      return swatchOf(
        legend,
        `axis-${network.axes.get(selection.id)?.status === 'modelled' ? 'modelled' : 'documented'}`,
      );
    case 'town': {
      const town = network.towns.get(selection.id);
      return town && townSwatch(legend, town);
    }
    case 'village': {
      const village = network.villages.get(selection.id);
      return village && villageSwatch(legend, village);
    }
    case 'county':
      return swatchOf(legend, 'seat');
    default:
      return undefined;
  }
}
