import type { Network } from '../domain/network.ts';
import type { Selection } from '../state/selection.ts';
import { axisSymbol } from '../../styles/subjects/axes.ts';
import { seatSymbol } from '../../styles/subjects/seats.ts';
import { townSymbol } from '../../styles/subjects/towns.ts';
import { villageSymbol } from '../../styles/subjects/villages.ts';
import type { SymbolDefinition } from '../../styles/symbols/symbol.ts';

/** How a record is marked on the map; undefined if it has no mark. */
export function markOf(network: Network, selection: Selection): SymbolDefinition | undefined {
  switch (selection.kind) {
    case 'axis': {
      const axis = network.axes.get(selection.id);
      return axis && axisSymbol(axis.status);
    }
    case 'town': {
      const town = network.towns.get(selection.id);
      return town && townSymbol(town.track, town.status);
    }
    case 'village': {
      const village = network.villages.get(selection.id);
      return village && villageSymbol(village);
    }
    case 'county':
      return seatSymbol;
    default:
      return undefined;
  }
}
