/**
 * Decides which vertices of a line are kept when it is simplified (Douglas and Peucker 1973): in each span, from one kept vertex to the next, the
 * farthest one is kept too, until none is too far.
 * @param keep 1 for each vertex that is kept; changed by this function
 * @param spans first and last vertex of each span; emptied by this function
 * @param farthest the vertex within a span that is farthest from the segment between its ends, or −1 if none is too far from it
 */
export function keepFarthest(
  keep: Uint8Array,
  spans: [from: number, to: number][],
  farthest: (from: number, to: number) => number,
): void {
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const at = farthest(from, to);
    if (at < 0) continue;
    keep[at] = 1;
    spans.push([from, at], [at, to]);
  }
}
