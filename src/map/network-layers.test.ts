import { describe, expect, it } from 'vitest';
import type { Stage } from '../../styles/stages.ts';
import type { MapSources } from './map-feature.ts';
import { NetworkLayers } from './network-layers.ts';
import type { StyleHost } from './style-host.ts';
import { mapNetwork } from './testing/network.ts';

/** Layers of a network whose style only notes what is sent to it: stages with their sources, and sources that are renewed. */
function notedLayers(): { layers: NetworkLayers; sent: string[] } {
  const sent: string[] = [];
  const host = {
    look: { language: 'zh' },
    start: () => {},
    setStates: () => {},
    setData: (sources: Partial<MapSources>) => sent.push(Object.keys(sources).toSorted().join(' ')),
    bringIn: (stages: readonly Stage[], sources: Partial<MapSources>) =>
      sent.push(`${stages.join(' ')}: ${Object.keys(sources).toSorted().join(' ')}`),
  };
  const layers = new NetworkLayers(host as unknown as StyleHost, () => {});
  layers.setNetwork(mapNetwork());
  return { layers, sent };
}
const fonts = Promise.resolve();

describe('NetworkLayers', () => {
  it('sends the names that the whole province does not show with the ground', () => {
    const { layers, sent } = notedLayers();
    layers.addDetail(fonts, 7);
    layers.addGround('ground');
    expect(sent).toEqual(['detail: divisions labels', 'ground near: nearLabels outlines']);
  });

  it('sends them with the others if the map is zoomed in, or once when it is zoomed in before the ground', () => {
    const zoomed = notedLayers();
    zoomed.layers.addDetail(fonts, 8);
    zoomed.layers.zoomedTo(8);
    zoomed.layers.addGround('groundless');
    expect(zoomed.sent).toEqual(['detail near: divisions labels nearLabels', 'groundless near: ']);
    const later = notedLayers();
    later.layers.zoomedTo(8);
    later.layers.addDetail(fonts, 7);
    later.layers.zoomedTo(7.5);
    later.layers.zoomedTo(8);
    later.layers.zoomedTo(8);
    later.layers.addGround('ground');
    expect(later.sent).toEqual(['detail: divisions labels', 'near: nearLabels', 'ground near: outlines']);
  });

  it('renews with a filter only the names that are on the map', () => {
    const { layers, sent } = notedLayers();
    const passing = {
      axisIds: new Set<string>(),
      townCodes: new Set<string>(),
      villageCodes: new Set<string>(),
    };
    layers.setFilter(passing);
    layers.addDetail(fonts, 7);
    layers.setFilter(null);
    layers.zoomedTo(8);
    layers.setFilter(passing);
    expect(sent).toEqual([
      'network',
      'detail: divisions labels',
      'labels network',
      'near: nearLabels',
      'labels nearLabels network',
    ]);
  });
});
