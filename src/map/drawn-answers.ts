import type { FeatureCollection, Geometry, LineString, Point } from 'geojson';
import type { Language } from '../domain/language.ts';
import type { LonLat } from '../domain/records.ts';
import { distanceText } from '../i18n/count-text.ts';
import { crossingText } from '../i18n/crossing-text.ts';
import { timeText } from '../i18n/travel-text.ts';
import type { DrawnAnswers, Ray } from '../state/drawn-answers.ts';
import type { AnswerProperties } from '../../styles/sources.ts';

/** Label of a ray: “12.3 km · crosses about 2 km of sea”, “35 min · 23.0 km”. */
const rayText = ({ distanceM, seconds, crossing }: Ray, language: Language): string =>
  [
    seconds === undefined ? null : timeText(seconds, language),
    distanceText(distanceM, undefined, language),
    crossing ? crossingText(crossing, language) : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');

/** Results of the analysis as features of one source, with texts in a language. */
export function answersSource(
  { nearest, gaps, disagreed }: DrawnAnswers,
  language: Language,
): FeatureCollection<Geometry, AnswerProperties> {
  const found: [AnswerProperties, Point | LineString][] = [];
  for (const { lonLat, committees } of gaps?.places ?? [])
    found.push([{ kind: 'gap', committees }, point(lonLat)]);
  (gaps?.gains ?? []).forEach((lonLat, i) => {
    found.push([{ kind: 'gain', text: String(i + 1) }, point(lonLat)]);
  });
  for (const ray of nearest?.rays ?? [])
    found.push([
      // A winding route seldom has space for a text along it.
      { kind: 'ray', text: ray.line ? '' : rayText(ray, language) },
      { type: 'LineString', coordinates: ray.line ?? [nearest?.from ?? ray.to, ray.to] },
    ]);
  for (const ray of nearest?.rays ?? [])
    if (ray.line) found.push([{ kind: 'arrival', text: rayText(ray, language) }, point(ray.to)]);
  for (const { lonLat, isFault } of disagreed) found.push([{ kind: 'disagreed', isFault }, point(lonLat)]);
  if (nearest) found.push([{ kind: 'origin' }, point(nearest.from)]);
  return {
    type: 'FeatureCollection',
    features: found.map(([properties, geometry], i) => ({
      type: 'Feature',
      id: i + 1,
      properties,
      geometry,
    })),
  };
}

const point = (coordinates: LonLat): Point => ({ type: 'Point', coordinates });
