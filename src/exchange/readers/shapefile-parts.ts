/** Files that belong to a `.shp` of the same name. */
const PARTS = /\.(dbf|prj|cpg|shx|sbn|sbx|qix|qpj|shp\.xml|fbn|fbx|ain|aih|atx|ixs|mxs|cst)$/i;

const stemOf = (name: string): string =>
  name
    .replace(PARTS, '')
    .replace(/\.shp$/i, '')
    .toLowerCase();

/** Groups each `.shp` with the files of the same name that belong to it; every other file is a group of its own. */
export function groupShapefiles<F extends { name: string }>(files: readonly F[]): [F, F[]][] {
  const stems = new Set(files.filter(({ name }) => /\.shp$/i.test(name)).map(({ name }) => stemOf(name)));
  const isPart = ({ name }: F): boolean => PARTS.test(name) && stems.has(stemOf(name));
  return files
    .filter((file) => !isPart(file))
    .map((file) => [
      file,
      /\.shp$/i.test(file.name)
        ? files.filter((other) => isPart(other) && stemOf(other.name) === stemOf(file.name))
        : [],
    ]);
}
