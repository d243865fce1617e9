import type { ExpressionSpecification } from '@maplibre/maplibre-gl-style-spec';
import { byZoom, ofKind } from '../expressions.ts';
import { groundFill, groundLine } from '../ground-layer.ts';
import { GROUND_PROTOCOL, GROUND_TILES } from '../sources.ts';
import { defineSubject } from '../subject.ts';
import { stroked } from '../symbols/symbol.ts';

const LAND: ExpressionSpecification = ['!=', ['get', 'kind'], 'margin'];

export const SHORE = stroked('shoreline', 0.16);

/** Selects the sea among the areas of water. */
const isSea: ExpressionSpecification = ['==', ['get', 'kind'], 'sea'];

/** Bounds, degrees, and zoom levels of the ground tiles; a test compares them with geodata/ground/ground.json and the archive. */
export const GROUND_BOUNDS: [number, number, number, number] = [112, 22, 130, 36.5];
export const GROUND_ZOOMS = { min: 4, max: 9 } as const;

/**
 * Land inside and outside the province, sea and shore. Always shown and self-explanatory, so the panel has no legend entry. In the first
 * stage land is drawn from the polygons of divisions on the page background, which has the colour of the sea (map.css), saving a
 * full-screen layer. The compiled ground has more accurate shores: its land is below the tints of the counties and its sea above them, so
 * that nothing extends beyond the shore. Without the compiled ground the land fades into the margin.
 */
export const land = defineSubject({
  id: 'land',
  group: 'ground',
  legend: [{ id: 'shore', symbol: SHORE, on: 'sheet' }],
  map: {
    sources: {
      [GROUND_TILES]: {
        stage: 'ground',
        describedFrom: 'start',
        source: {
          type: 'vector',
          tiles: [`${GROUND_PROTOCOL}://tile/{z}/{x}/{y}`],
          bounds: GROUND_BOUNDS,
          minzoom: GROUND_ZOOMS.min,
          maxzoom: GROUND_ZOOMS.max,
        },
      },
    },
    layers: (flavour) => [
      {
        id: 'land',
        slot: 'land',
        type: 'fill',
        source: 'ground',
        filter: LAND,
        paint: {
          'fill-color': ['match', ['get', 'kind'], 'neighbour', flavour.neighbour, flavour.land],
          // Outlines are drawn as lines; antialiasing would add a pale seam beside them.
          'fill-antialias': false,
        },
      },
      {
        id: 'shoreline',
        slot: 'shore',
        // Not in the first stage: the outline has thousands of points, and the fade needs a shader of its own.
        stage: 'detail',
        until: 'ground',
        type: 'line',
        source: 'ground',
        filter: LAND,
        layout: { 'line-join': 'round' },
        paint: {
          'line-color': ['match', ['get', 'kind'], 'neighbour', flavour.neighbourEdge, flavour.shoreline],
          'line-width': byZoom(
            ...(
              [
                [6, 0.7, 0.9],
                [9, 1, 1.1],
                [12, 1.3, 1.5],
              ] as const
            ).map(([zoom, outside, inside]): [number, ExpressionSpecification] => [
              zoom,
              ['match', ['get', 'kind'], 'neighbour', outside, inside],
            ]),
          ),
          'line-opacity': ['match', ['get', 'kind'], 'neighbour', 0.9, 1],
        },
      },
      {
        id: 'margin',
        slot: 'margin',
        stage: 'groundless',
        type: 'fill',
        source: 'ground',
        filter: ofKind('margin'),
        paint: {
          'fill-color': flavour.margin,
          'fill-opacity': ['get', 'opacity'],
          // Without antialiasing the bands of the fade meet without a seam.
          'fill-antialias': false,
        },
      },
      groundFill(
        { id: 'ground-land', slot: 'land', of: 'land' },
        { 'fill-color': ['match', ['get', 'kind'], 'neighbour', flavour.neighbour, flavour.land] },
      ),
      groundFill({ id: 'sea', slot: 'sea', of: 'water', filter: isSea }, { 'fill-color': flavour.sea }),
      groundLine(
        { id: 'ground-shore', slot: 'shore', of: 'water', filter: isSea },
        {
          'line-color': flavour.shoreline,
          'line-width': byZoom([6, 0.6], [9, 0.9], [12, 1.3]),
          'line-opacity': 0.9,
        },
      ),
    ],
  },
});
