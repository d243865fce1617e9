import { DOMParser } from '@xmldom/xmldom';
import { describe, expect, it } from 'vitest';
import { readCapabilities } from './capabilities.ts';

const S0 = 559_082_264.028_717_8;
const ADDRESS = 'https://w.example/wmts?SERVICE=WMTS&REQUEST=GetCapabilities&VERSION=1.0.0&tk={key}';

interface Matrix {
  id?: (zoom: number) => string;
  crs?: string;
  corner?: string;
  sizePx?: number;
  zooms?: number[];
  scaleOf?: (zoom: number) => number;
}
const matrixSet = (name: string, matrix: Matrix = {}): string => {
  const {
    id = String,
    crs = 'urn:ogc:def:crs:EPSG::3857',
    corner = '-20037508.3427892 20037508.3427892',
  } = matrix;
  const {
    sizePx = 256,
    zooms = [1, 2, 3, 18],
    scaleOf = (zoom: number) => S0 / 2 ** zoom / (sizePx / 256),
  } = matrix;
  return `<TileMatrixSet><ows:Identifier>${name}</ows:Identifier><ows:SupportedCRS>${crs}</ows:SupportedCRS>${zooms
    .map(
      (zoom) => `<TileMatrix><ows:Identifier>${id(zoom)}</ows:Identifier>
        <ScaleDenominator>${scaleOf(zoom)}</ScaleDenominator><TopLeftCorner>${corner}</TopLeftCorner>
        <TileWidth>${sizePx}</TileWidth><TileHeight>${sizePx}</TileHeight></TileMatrix>`,
    )
    .join('')}</TileMatrixSet>`;
};
const layer = (name: string, sets: string[], rest = '', format = 'image/png'): string =>
  `<Layer><ows:Title>图层 ${name}</ows:Title><ows:Identifier>${name}</ows:Identifier>
    <Style isDefault="true"><ows:Identifier>default</ows:Identifier></Style><Format>${format}</Format>
    ${sets.map((set) => `<TileMatrixSetLink><TileMatrixSet>${set}</TileMatrixSet></TileMatrixSetLink>`).join('')}${rest}</Layer>`;
const read = (contents: string, root = 'Capabilities', operations = '') =>
  readCapabilities(
    new DOMParser().parseFromString(
      `<?xml version="1.0"?><${root} xmlns="http://www.opengis.net/wmts/1.0" xmlns:ows="http://www.opengis.net/ows/1.1"
        xmlns:xlink="http://www.w3.org/1999/xlink">${operations}<Contents>${contents}</Contents></${root}>`,
      'text/xml',
    ) as unknown as Document,
    ADDRESS,
  );

describe('the description of a WMTS', () => {
  it('of 天地图 gives its layer by key and value, with the parameters of the address', () => {
    // Its corner is written y first, its CRS by an older code, its format as “tiles”.
    const w = matrixSet('w', {
      crs: 'urn:ogc:def:crs:EPSG::900913',
      corner: '20037508.3427892 -20037508.3427892',
    });
    const found = read(layer('vec', ['w'], '', 'tiles') + w);
    expect(found).toEqual({
      leftOut: 0,
      choices: [
        {
          layer: 'vec',
          matrixSet: 'w',
          title: '图层 vec',
          zooms: [1, 18],
          tileSize: 256,
          address:
            'https://w.example/wmts?tk={key}&SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=vec&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}',
        },
      ],
    });
  });

  it('with a template of addresses gives it filled, dimensions with their defaults', () => {
    const rest = `<Dimension><ows:Identifier>Time</ows:Identifier><Default>2024</Default></Dimension>
      <ResourceURL resourceType="FeatureInfo" format="image/png" template="https://w.example/info"/>
      <ResourceURL resourceType="tile" format="image/png"
        template="https://w.example/{Style}/{Time}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}.png"/>`;
    const found = read(
      layer('a', ['m'], rest) + matrixSet('m', { id: (zoom) => `EPSG:3857:${zoom}`, sizePx: 512 }),
    );
    expect(found?.choices).toMatchObject([
      {
        address: 'https://w.example/default/2024/m/EPSG:3857:{z}/{y}/{x}.png',
        tileSize: 512,
        zooms: [1, 18],
      },
    ]);
  });

  it('names the address of GetTile in its operations', () => {
    const operations = `<ows:OperationsMetadata><ows:Operation name="GetTile"><ows:DCP><ows:HTTP>
      <ows:Get xlink:href="https://other.example/tile?"/></ows:HTTP></ows:DCP></ows:Operation></ows:OperationsMetadata>`;
    const found = read(layer('a b', ['m']) + matrixSet('m'), 'Capabilities', operations);
    expect(found?.choices[0]?.address).toMatch(
      /^https:\/\/other[.]example\/tile\?SERVICE=WMTS&.*LAYER=a%20b&/,
    );
  });

  it.each<[string, Matrix]>([
    ['in degrees (天地图 c)', { crs: 'urn:ogc:def:crs:EPSG::4490' }],
    ['with another corner', { corner: '0 20037508.3427892' }],
    ['with scales of its own', { scaleOf: (zoom) => 500_000_000 / 2 ** zoom }],
    ['whose identifiers are no zoom levels', { id: (zoom) => String(zoom + 3) }],
    ['with names for identifiers', { id: (zoom) => `level-${'abc'[zoom % 3]}` }],
    ['with prefixes that differ', { id: (zoom) => `${zoom % 2 ? 'a' : 'b'}${zoom}` }],
    ['with tiles of another size', { sizePx: 1024 }],
    ['without matrices', { zooms: [] }],
  ])('leaves out a matrix set %s, and counts it', (_, matrix) => {
    expect(read(layer('a', ['m', 'w']) + matrixSet('m', matrix) + matrixSet('w'))).toMatchObject({
      leftOut: 1,
      choices: [{ matrixSet: 'w' }],
    });
  });

  it('leaves out a layer without pictures', () =>
    expect(read(layer('a', ['w'], '', 'application/vnd.mapbox-vector-tile') + matrixSet('w'))).toEqual({
      leftOut: 1,
      choices: [],
    }));

  it('is null for other documents', () => {
    expect(read('', 'WMS_Capabilities')).toBeNull();
    expect(
      readCapabilities(
        new DOMParser().parseFromString('<ExceptionReport/>', 'text/xml') as unknown as Document,
        ADDRESS,
      ),
    ).toBeNull();
  });
});
