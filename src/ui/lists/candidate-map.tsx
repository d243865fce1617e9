import type { JSX } from 'preact';
import { polygonsOf } from '../../domain/polygons.ts';
import type { CountyShape } from '../../domain/network.ts';
import type { LonLat } from '../../domain/records.ts';

const WIDTH = 220;
const HEIGHT = 160;
const MARGIN = 10;

/** A small map of the counties of some candidates, with the number of each at its position; chosen ones are filled. */
export function CandidateMap({
  label,
  counties,
  points,
}: {
  label: string;
  counties: readonly CountyShape[];
  points: readonly { number: number; lonLat: LonLat; isChosen: boolean }[];
}): JSX.Element | null {
  const rings = counties.flatMap(({ geometry }) => polygonsOf(geometry).map(([outer = []]) => outer));
  const all = [...rings.flat(), ...points.map(({ lonLat }) => lonLat)];
  if (all.length === 0 || points.length === 0) return null;
  const [west, east] = extent(all.map(([lon = 0]) => lon));
  const [south, north] = extent(all.map(([, lat = 0]) => lat));
  // A degree of longitude is shorter than a degree of latitude.
  const narrow = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = Math.min(
    (WIDTH - 2 * MARGIN) / ((east - west) * narrow || 1),
    (HEIGHT - 2 * MARGIN) / (north - south || 1),
  );
  const x = (lon: number): number => WIDTH / 2 + (lon - (west + east) / 2) * narrow * scale;
  const y = (lat: number): number => HEIGHT / 2 - (lat - (south + north) / 2) * scale;
  const path = rings
    .map(
      (ring) =>
        `M${ring.map(([lon = 0, lat = 0]) => `${x(lon).toFixed(1)} ${y(lat).toFixed(1)}`).join('L')}Z`,
    )
    .join('');
  return (
    <svg class="candidate-map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      <path d={path} />
      {points.map(({ number, lonLat: [lon, lat], isChosen }) => (
        <g key={number} class={isChosen ? 'chosen' : undefined}>
          <circle cx={x(lon)} cy={y(lat)} r="8" />
          <text x={x(lon)} y={y(lat) + 3.5} font-size="10">
            {number}
          </text>
        </g>
      ))}
    </svg>
  );
}

function extent(values: readonly number[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return [low, high];
}
