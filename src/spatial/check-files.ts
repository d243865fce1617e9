import type { ModelFiles } from './model.ts';

/** The files with places or areas, the key of a record in each, and the shapes that it may have. */
const COLLECTIONS = {
  axes: ['id', ['LineString', 'MultiLineString']],
  towns: ['code', ['Point']],
  villages: ['code', ['Point']],
  counties: ['code', ['Polygon', 'MultiPolygon']],
  prefectures: ['code', ['Polygon', 'MultiPolygon']],
  province: ['code', ['Polygon', 'MultiPolygon']],
} as const;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/**
 * Looks whether files have the form that a model is made from: collections of records with a key and a shape, and a gazetteer. What
 * the records say is not looked into; positions and lines are where they are measured.
 * @throws RangeError naming the file and the record
 */
export function checkFiles(files: ModelFiles): void {
  if (!isObject(files)) throw new RangeError('the network is no set of files');
  for (const [file, [key, shapes]] of Object.entries(COLLECTIONS)) {
    const collection: unknown = files[file as keyof typeof COLLECTIONS];
    if (!isObject(collection) || !Array.isArray(collection['features']))
      throw new RangeError(`${file}: not a collection of features`);
    collection['features'].forEach((feature: unknown, i) => {
      const { properties, geometry } = isObject(feature) ? feature : {};
      const name = isObject(properties) ? properties[key] : undefined;
      if (typeof name !== 'string') throw new RangeError(`${file}, feature ${i}: no ${key}`);
      const held =
        isObject(geometry) && Array.isArray(geometry['coordinates']) ? geometry['type'] : undefined;
      if (!shapes.some((shape) => shape === held))
        throw new RangeError(`${file}, ${name}: not a ${shapes.join(' or ')}`);
    });
  }
  const gazetteer: unknown = files.gazetteer;
  if (!isObject(gazetteer) || !Array.isArray(gazetteer['towns']) || !Array.isArray(gazetteer['villages']))
    throw new RangeError('gazetteer: no lists of towns and villages');
}
