import type { AxisDistances } from '../../domain/answers/reach.ts';

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
      const { start, order } = byAxisThenSite(sites.subarray(0, length), axisOf.subarray(0, length), axes);
      const site = new Int32Array(length);
      const distanceM = new Float64Array(length);
      for (let i = 0; i < length; i++) {
        site[i] = sites[order[i] as number] as number;
        distanceM[i] = metres[order[i] as number] as number;
      }
      return { start, site, distanceM };
    },
  };
}

/**
 * Indexes of some entries by their axes and, of one axis, by their sites, both ascending (two counting sorts): those of axis a begin at `start[a]`.
 */
export function byAxisThenSite(
  sites: Int32Array,
  axisOf: Int32Array,
  axes: number,
): { start: Uint32Array; order: Int32Array } {
  const length = sites.length;
  let last = -1;
  for (let i = 0; i < length; i++) if ((sites[i] as number) > last) last = sites[i] as number;
  const siteStart = new Uint32Array(last + 2);
  for (let i = 0; i < length; i++) (siteStart[(sites[i] as number) + 1] as number)++;
  for (let s = 1; s < siteStart.length; s++) (siteStart[s] as number) += siteStart[s - 1] as number;
  const bySite = new Int32Array(length);
  for (let i = 0; i < length; i++) bySite[(siteStart[sites[i] as number] as number)++] = i;

  const start = new Uint32Array(axes + 1);
  for (let i = 0; i < length; i++) (start[(axisOf[i] as number) + 1] as number)++;
  for (let a = 0; a < axes; a++) (start[a + 1] as number) += start[a] as number;
  const place = start.slice();
  const order = new Int32Array(length);
  for (let b = 0; b < length; b++) {
    const i = bySite[b] as number;
    order[(place[axisOf[i] as number] as number)++] = i;
  }
  return { start, order };
}
