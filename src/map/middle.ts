import type { LineString, MultiLineString, Position } from 'geojson';

/** The point half-way along the longest part of a line, by planar length: good enough to hang a name on. */
export function middleOf(geometry: LineString | MultiLineString): Position {
  const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  const longest = parts.reduce((best, part) => (length(part) > length(best) ? part : best));
  let left = length(longest) / 2;
  for (let k = 1; k < longest.length; k++) {
    const [a, b] = [longest[k - 1]!, longest[k]!];
    const step = distance(a, b);
    if (step >= left && step > 0) {
      const t = left / step;
      return [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!)];
    }
    left -= step;
  }
  return longest[0]!;
}

const length = (line: readonly Position[]): number =>
  line.reduce((sum, point, k) => (k === 0 ? 0 : sum + distance(line[k - 1]!, point)), 0);

const distance = (a: Position, b: Position): number => {
  const shrink = Math.cos((((a[1]! + b[1]!) / 2) * Math.PI) / 180);
  return Math.hypot((b[0]! - a[0]!) * shrink, b[1]! - a[1]!);
};
