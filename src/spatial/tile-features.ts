import type { Feature, FeatureCollection } from 'geojson';
import type { NetworkResults } from './network-results.ts';
import type { TileLayer } from './protocol.ts';
import { corridorShapes } from './questions/corridor-shapes.ts';
import { corridorOutline } from './questions/corridor.ts';
import type { TravelEngine } from './travel-engine.ts';

/**
 * The features of a tile layer, with integer ids.
 * @param network the network that passes the filter of the layer
 * @throws RangeError for an invalid argument of the layer
 */
export function tileFeatures(
  layer: TileLayer,
  network: NetworkResults,
  travel: TravelEngine,
): FeatureCollection {
  return { type: 'FeatureCollection', features: buildFeatures(layer, network, travel) };
}

function buildFeatures(layer: TileLayer, network: NetworkResults, travel: TravelEngine): Feature[] {
  const { model } = network;
  switch (layer.layer) {
    case 'corridor':
      return layer.outline === 'pieces' && layer.region === undefined
        ? corridorShapes(model, layer).map(({ geometry }, i) => feature(i + 1, geometry, { isPiece: 1 }))
        : [feature(1, corridorOutline(model, layer))];
    case 'travel':
      return travel.isochrones(model, layer);
    case 'catchments':
      return layer.byTime
        ? [travel.borders(model, layer)]
        : network.catchments.areas.map(({ geometry }, i) => feature(i + 1, geometry));
    case 'places':
      return model.sites
        .filter(({ kind, programme }) => kind === 'village' && !programme)
        .map(({ code, county, lonLat }) =>
          feature(Number(code), { type: 'Point', coordinates: lonLat }, { county: Number(county) }),
        );
  }
}

const feature = (
  id: number,
  geometry: Feature['geometry'],
  properties: Record<string, number> = {},
): Feature => ({ type: 'Feature', id, properties, geometry });
