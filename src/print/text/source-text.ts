import { countText } from '../../domain/count-text.ts';
import { courseTexts } from '../../domain/course-text.ts';
import type { Network } from '../../domain/network.ts';
import type { SheetInput } from '../page/sheet-types.ts';
import { TRACK_NAMES } from '../../domain/records.ts';
import { gridName } from '../page/projection.ts';
import { romanised } from '../spec/region.ts';
import type { PrintSpec } from '../spec/spec.ts';
import { wordsOf } from './words.ts';

const landShare = 'Boundaries: ECharts county polygons; names and codes: National Bureau of Statistics.';
const landSource = '界线资料：ECharts 县级多边形；名称与代码：国家统计局区划代码。';

/** What the source block tells besides the wishes of the spec. */
interface SourceFigures {
  documented: number;
  modelled: number;
  scaleErrorPct: number;
  basemap?: { attribution: string; zoom: number };
  /** The sheet has the compiled ground. */
  ground?: true;
  inside?: SheetInput['inside'];
}

/** ISO date that a sheet bears. */
export const dateOf = ({ date }: Pick<PrintSpec, 'date'>, { dataDate }: Pick<Network, 'dataDate'>): string =>
  date ?? dataDate;

/** Paragraphs of the source block. */
export function sourceText(
  spec: PrintSpec,
  network: Pick<Network, 'dataDate' | 'counties' | 'prefectures' | 'axes'>,
  figures: SourceFigures,
): string {
  const words = wordsOf(spec);
  const { basemap, ground, inside } = figures;
  const filtered = filterText(spec, network);
  return [
    words.truth(figures.documented, figures.modelled),
    ...(filtered === '' ? [] : [words.filtered(filtered)]),
    ...courseOf(spec, network),
    ...(inside
      ? [words.inside(spec.corridorKm, countText(inside.keyVillages, spec.language, inside.of))]
      : []),
    words.ground(spec.language === 'zh' ? landSource : landShare),
    ...(ground ? [words.groundSources] : []),
    ...(basemap ? [words.basemap(basemap.attribution, basemap.zoom)] : []),
    words.projection(gridName(spec.language), errorText(figures.scaleErrorPct)),
    words.dates(network.dataDate, spec.author, dateOf(spec, network)),
    words.review(spec.reviewNumber),
  ].join('\n');
}

/** What the axis follows that a sheet is of. */
function courseOf(spec: PrintSpec, { axes }: Pick<Network, 'axes'>): string[] {
  const { region, language } = spec;
  const axis = region.kind === 'axis' ? axes.get(region.id) : undefined;
  const texts = axis ? courseTexts(axis, language) : [];
  const words = wordsOf(spec);
  return texts.length === 0 ? [] : [words.course(texts.join(words.comma))];
}

/** What the filter leaves on the sheet; empty where it leaves all. */
function filterText(spec: PrintSpec, network: Pick<Network, 'counties' | 'prefectures'>): string {
  const words = wordsOf(spec);
  const { county, prefecture, batch, track } = spec.filter;
  const division =
    county !== undefined
      ? network.counties.get(county)
      : prefecture !== undefined
        ? network.prefectures.get(prefecture)
        : undefined;
  return [
    ...(division ? [spec.language === 'zh' ? division.name : romanised(division)] : []),
    ...(batch === undefined ? [] : [words.batches[batch]]),
    ...(track === undefined ? [] : [words.onlyTrack(TRACK_NAMES[track][spec.language])]),
    ...(spec.documentedOnly ? [words.onlyDocumented] : []),
  ].join(words.comma);
}

/** Rounded up, so that the stated bound holds. */
export const errorText = (pct: number): string => `${(Math.ceil(pct * 1000) / 1000).toFixed(3)} %`;
