import type { Capabilities, WmtsChoice } from '../domain/basemap.ts';

/** Codes of Web Mercator: https://epsg.io/3857 and the ones before it. */
const WEB_MERCATOR = /(?:^|[:/])(?:3857|900913|102100|102113|3785)$/;
/** Scale denominator of zoom level 0 with tiles of 256 px of 0.28 mm (OGC 07-057r7, annex E.4), and the corner of its tiles, m. */
const SCALE_AT_ZOOM_0 = 559_082_264.028_717_8;
const CORNER_M = -20_037_508.342_789_2;

/** Child elements with a local name, whatever their prefix. */
const children = (parent: Element | Document, name: string): Element[] =>
  [...parent.childNodes].filter(
    (node): node is Element => node.nodeType === 1 && (node as Element).localName === name,
  );
const child = (parent: Element, name: string): Element | undefined => children(parent, name)[0];
const childText = (parent: Element | undefined, name: string): string =>
  (parent && child(parent, name)?.textContent?.trim()) || '';

interface MatrixSet {
  /** Identifiers of the matrices are this and their zoom level. */
  prefix: string;
  zooms: readonly [number, number];
  tileSize: 256 | 512;
}

/**
 * Reads the answer to GetCapabilities of a WMTS (OGC 07-057r7): its layers of pictures in Web Mercator.
 * @param address where it was read, for the answers by key and value
 * @returns null if the document is no description of a WMTS
 */
export function readCapabilities(document: Document, address: string): Capabilities | null {
  const root = document.documentElement as Element | null;
  const contents = root?.localName === 'Capabilities' ? child(root, 'Contents') : undefined;
  if (!root || !contents) return null;
  const sets = new Map(
    children(contents, 'TileMatrixSet').flatMap((set): [string, MatrixSet][] => {
      const read = readMatrixSet(set);
      return read ? [[childText(set, 'Identifier'), read]] : [];
    }),
  );
  let leftOut = 0;
  const choices = children(contents, 'Layer').flatMap((layer) => {
    const links = children(layer, 'TileMatrixSetLink').map((link) => childText(link, 'TileMatrixSet'));
    const usable = links.flatMap((name) => {
      const set = sets.get(name);
      const choice = set && readLayer(layer, name, set, root, address);
      return choice ? [choice] : [];
    });
    leftOut += links.length - usable.length;
    return usable;
  });
  return { choices, leftOut };
}

/** The matrix set, if it is the pyramid of Web Mercator; identifiers of other sets cannot be made of a zoom level. */
function readMatrixSet(set: Element): MatrixSet | null {
  if (!WEB_MERCATOR.test(childText(set, 'SupportedCRS'))) return null;
  const matrices = children(set, 'TileMatrix').map((matrix) => {
    const [x = Number.NaN, y = Number.NaN] = childText(matrix, 'TopLeftCorner').split(/\s+/).map(Number);
    const sizePx = Number(childText(matrix, 'TileWidth'));
    const scale = Number(childText(matrix, 'ScaleDenominator'));
    const level = Math.log2(SCALE_AT_ZOOM_0 / scale / (sizePx / 256));
    const zoom = Math.round(level);
    const [, prefix = '', number = ''] = /^(.*?)(\d+)$/.exec(childText(matrix, 'Identifier')) ?? [];
    const tileSize: 256 | 512 | null = sizePx === 256 || sizePx === 512 ? sizePx : null;
    const fits =
      Math.abs(level - zoom) < 0.001 &&
      // Corners are written with few digits; a metre is nothing beside a tile.
      Math.abs(Math.min(x, y) - CORNER_M) < 1 &&
      Math.abs(Math.max(x, y) + CORNER_M) < 1 &&
      number === String(zoom);
    return fits && tileSize ? { prefix, zoom, tileSize } : null;
  });
  const [first] = matrices;
  if (!first || matrices.some((each) => each?.prefix !== first.prefix || each.tileSize !== first.tileSize))
    return null;
  const zooms = matrices.flatMap((each) => (each ? [each.zoom] : []));
  return { prefix: first.prefix, tileSize: first.tileSize, zooms: [Math.min(...zooms), Math.max(...zooms)] };
}

/** The layer in a matrix set; undefined if it has no pictures that the map can show. */
function readLayer(
  layer: Element,
  matrixSet: string,
  { prefix, zooms, tileSize }: MatrixSet,
  root: Element,
  address: string,
): WmtsChoice | undefined {
  const name = childText(layer, 'Identifier');
  const formats = children(layer, 'Format').map((format) => format.textContent?.trim() ?? '');
  const format =
    formats.find((each) => /^image\/(png|jpe?g|webp|avif)/.test(each)) ??
    formats.find((each) => each === 'tiles');
  const styles = children(layer, 'Style');
  const style = childText(
    styles.find((each) => each.getAttribute('isDefault') === 'true') ?? styles[0],
    'Identifier',
  );
  if (name === '' || format === undefined) return undefined;
  const rest = children(layer, 'ResourceURL').find(
    (each) => each.getAttribute('resourceType') === 'tile' && each.getAttribute('format') === format,
  );
  const template = rest?.getAttribute('template');
  const matrix = `${prefix}{z}`;
  const dimensions = children(layer, 'Dimension').map((each) => [
    childText(each, 'Identifier'),
    childText(each, 'Default'),
  ]);
  const filled = template
    ? [['TileMatrixSet', matrixSet], ['Style', style], ['Layer', name], ...dimensions]
        .reduce(
          (text, [key = '', value = '']) =>
            text.replaceAll(new RegExp(`\\{${escaped(key)}\\}`, 'gi'), () => value),
          template,
        )
        .replaceAll(/\{TileMatrix\}/gi, matrix)
        .replaceAll(/\{TileRow\}/gi, '{y}')
        .replaceAll(/\{TileCol\}/gi, '{x}')
    : byKeys(getTileAddress(root) || address, { name, style, format, matrixSet, matrix });
  return {
    layer: name,
    matrixSet,
    title: childText(layer, 'Title') || name,
    address: filled,
    zooms,
    tileSize,
  };
}

const escaped = (text: string): string => text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);

/** The address that GetTile is asked at by key and value. */
function getTileAddress(root: Element): string {
  const operations = child(root, 'OperationsMetadata');
  const getTile =
    operations && children(operations, 'Operation').find((each) => each.getAttribute('name') === 'GetTile');
  const get = [...(getTile?.getElementsByTagName('*') ?? [])].find(({ localName }) => localName === 'Get');
  return get?.getAttribute('xlink:href') ?? '';
}

/** The address of GetTile by key and value; other parameters of the address, such as a key, stay. */
function byKeys(
  address: string,
  {
    name,
    style,
    format,
    matrixSet,
    matrix,
  }: Record<'name' | 'style' | 'format' | 'matrixSet' | 'matrix', string>,
): string {
  const [path = '', query = ''] = address.split('?');
  const others = query
    .split('&')
    .filter((parameter) => parameter !== '' && !/^(service|request|version)=/i.test(parameter));
  const value = encodeURIComponent;
  const own = [
    'SERVICE=WMTS',
    'REQUEST=GetTile',
    'VERSION=1.0.0',
    `LAYER=${value(name)}`,
    `STYLE=${value(style)}`,
    `TILEMATRIXSET=${value(matrixSet)}`,
    `FORMAT=${value(format)}`,
    `TILEMATRIX=${matrix}`,
    'TILEROW={y}',
    'TILECOL={x}',
  ];
  return `${path}?${[...others, ...own].join('&')}`;
}
