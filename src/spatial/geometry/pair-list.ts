import type { AxisDistances } from '../../domain/measures/reach.ts';

/** A growing list of (site, axis, metres), and the same grouped by axis with ascending sites. */
export interface PairList {
  push(site: number, axis: number, m: number): void;
  byAxis(axes: number): AxisDistances;
}

export function pairList(capacity: number): PairList {
  let sites = new Int32Array(capacity);
  let axisOf = new Int32Array(capacity);
  let metres = new Float64Array(capacity);
  let length = 0;
  function grow(): void {
    const [oldSites, oldAxes, oldMetres] = [sites, axisOf, metres];
    sites = new Int32Array(length * 2);
    axisOf = new Int32Array(length * 2);
    metres = new Float64Array(length * 2);
    sites.set(oldSites);
    axisOf.set(oldAxes);
    metres.set(oldMetres);
  }
  return {
    push(site, axis, m) {
      if (length === sites.length) grow();
      sites[length] = site;
      axisOf[length] = axis;
      metres[length++] = m;
    },
    byAxis(axes) {
      const order = bySite(sites.subarray(0, length));
      const start = new Uint32Array(axes + 1);
      for (let i = 0; i < length; i++) (start[(axisOf[i] as number) + 1] as number)++;
      for (let a = 0; a < axes; a++) start[a + 1] = (start[a + 1] as number) + (start[a] as number);
      const place = start.slice();
      const site = new Int32Array(length);
      const distanceM = new Float64Array(length);
      for (const i of order) {
        const a = axisOf[i] as number;
        const at = place[a] as number;
        place[a] = at + 1;
        site[at] = sites[i] as number;
        distanceM[at] = metres[i] as number;
      }
      return { start, site, distanceM };
    },
  };
}

/** The indexes of the entries by their sites, ascending (counting sort). */
function bySite(sites: Int32Array): Int32Array {
  const start = new Uint32Array(sites.reduce((most, site) => Math.max(most, site), -1) + 2);
  for (const site of sites) (start[site + 1] as number)++;
  for (let s = 1; s < start.length; s++) (start[s] as number) += start[s - 1] as number;
  const order = new Int32Array(sites.length);
  sites.forEach((site, i) => (order[(start[site] as number)++] = i));
  return order;
}
