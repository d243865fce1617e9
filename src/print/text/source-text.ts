import { sheetWords } from '../../i18n/index.ts';
import { recordWords } from '../../i18n/index.ts';
import { type Count, sureCount } from '../../domain/answers/doubt.ts';
import type { OwnSource } from '../../domain/sheet-layer.ts';
import { passingAxis } from '../../domain/filter.ts';
import { countText, distanceText, whole } from '../../i18n/count-text.ts';
import { ownSourceText } from '../../i18n/own-source-text.ts';
import { courseTexts } from '../../i18n/course-text.ts';
import type { Network } from '../../domain/network.ts';
import type { OwnAnswer, SheetInput } from '../page/sheet-types.ts';
import type { Status } from '../../domain/records.ts';
import { CENTRAL_MERIDIAN_DEG, CRS } from '../page/projection.ts';
import { nameOf } from '../../i18n/names.ts';
import { type PrintSpec, specFilter } from '../spec/spec.ts';

/** Figures for the source block that are not settings of the spec. */
interface SourceFigures {
  counts: Record<Status, number>;
  scaleErrorPct: number;
  basemap?: { attribution: string; zoom: number };
  /** The sheet has the compiled ground. */
  ground?: true;
  inside?: SheetInput['inside'];
  ownSources?: readonly OwnSource[];
  ownAnswers?: readonly OwnAnswer[];
}

/** ISO date of a sheet: that of its spec, by default that of the data. */
export const sheetDate = (
  { date }: Pick<PrintSpec, 'date'>,
  { dataDate }: Pick<Network, 'dataDate'>,
): string => date ?? dataDate;

/** Paragraphs of the source block. */
export function sourceText(
  spec: PrintSpec,
  network: Pick<Network, 'dataDate' | 'counties' | 'prefectures' | 'axes'>,
  figures: SourceFigures,
): string {
  const words = sheetWords.in(spec.language).text;
  const { basemap, ground, inside, ownSources = [], ownAnswers = [] } = figures;
  // Own points that take the place of the villages are counted instead of them, as in the analysis.
  const ownPlaces = ownAnswers.some(({ role }) => role === 'places');
  const filtered = filterText(spec, network);
  return [
    words.truth(figures.counts),
    ...(filtered === '' ? [] : [words.filtered(filtered)]),
    ...courseParagraph(spec, network),
    ...(inside && !ownPlaces
      ? [words.inside(spec.corridorKm, countText(inside.keyVillages, spec.language, inside.of))]
      : []),
    ...ownAnswers.flatMap((answer) => answerTexts(answer, spec)),
    ...ownSources.map((source) => words.ownSource(ownSourceText(source, spec.language))),
    words.ground(words.boundarySource),
    ...(ground ? [words.groundSources] : []),
    ...(basemap ? [words.basemap(basemap.attribution, basemap.zoom)] : []),
    words.projection(words.grid(CENTRAL_MERIDIAN_DEG, CRS), errorText(figures.scaleErrorPct)),
    words.dates(network.dataDate, spec.author, sheetDate(spec, network)),
    words.review(spec.reviewNumber),
  ].join('\n');
}

/** Sentences about own points that take the place of the central towns or of the villages. */
function answerTexts(answer: OwnAnswer, { corridorKm, language }: PrintSpec): string[] {
  const words = sheetWords.in(language).text;
  const { name } = answer;
  if ('tooMany' in answer) return [words.ownTooMany(name, whole(answer.tooMany), whole(answer.most))];
  const within = (count: Count): string =>
    words.ownWithin(corridorKm, name, countText(count, language, answer.of));
  if (answer.role === 'places') return [within(answer.count)];
  const km = (metres: number): string => distanceText(metres, undefined, language);
  return [
    ...(answer.within === null ? [] : [within(sureCount(answer.within))]),
    ...(answer.nearest
      ? [
          words.ownNearest(
            name,
            whole(answer.nearest.villages),
            words.ownFigures(km(answer.nearest.meanM), km(answer.nearest.medianM), km(answer.nearest.mostM)),
          ),
        ]
      : []),
  ];
}

/** On the sheet of an axis, a paragraph that names the roads and rivers that its drawn lines follow; none on other sheets. */
function courseParagraph(spec: PrintSpec, { axes }: Pick<Network, 'axes'>): string[] {
  const { region, language } = spec;
  const axis = region.kind === 'axis' ? axes.get(region.id) : undefined;
  const drawn = axis && passingAxis(specFilter(spec), axis);
  const texts = drawn ? courseTexts(drawn, language) : [];
  const words = sheetWords.in(spec.language).text;
  return texts.length === 0 ? [] : [words.course(texts.join(words.comma))];
}

/** Description of the filter; empty if everything passes. */
function filterText(spec: PrintSpec, network: Pick<Network, 'counties' | 'prefectures'>): string {
  const words = sheetWords.in(spec.language).text;
  const { county, prefecture, batch, track } = spec.filter;
  const division =
    county !== undefined
      ? network.counties.get(county)
      : prefecture !== undefined
        ? network.prefectures.get(prefecture)
        : undefined;
  return [
    ...(division ? [nameOf(division, spec.language)] : []),
    ...(batch === undefined ? [] : [words.batches[batch]]),
    ...(track === undefined ? [] : [words.onlyTrack(recordWords(spec.language).tracks[track])]),
    ...(spec.documentedOnly ? [words.onlyDocumented] : []),
  ].join(words.comma);
}

/** A scale error as text, rounded up so that it is not understated. */
export const errorText = (pct: number): string => `${(Math.ceil(pct * 1000) / 1000).toFixed(3)} %`;
