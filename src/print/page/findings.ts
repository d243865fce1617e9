import { isEmptyFilter } from '../../domain/filter.ts';
import type { Finding } from './sheet-types.ts';
import type { TextItem } from '../drawing.ts';
import type { Frame } from './frame.ts';
import { errorText } from '../text/source-text.ts';
import { filterOf, type PrintSpec } from '../spec/spec.ts';

/** Text below this is not read on paper, points. */
const SMALLEST_PT = 5;
/** A scale error beyond this is told before the sheet is printed, per cent. */
const SCALE_ERROR_PCT = 0.05;
const NAMED = 8;

/** What whoever prints the sheet should know or mend first. */
export function findingsOf(
  spec: PrintSpec,
  frame: Pick<Frame, 'isCut' | 'scaleErrorPct'>,
  counts: {
    documented: number;
    modelled: number;
    unplaced: readonly { name: string }[];
    unnamed: number;
    /** Files of the ground that could not be used. */
    missing?: readonly string[];
  },
  texts: readonly Pick<TextItem, 'sizePt'>[],
): Finding[] {
  const { documented, modelled, unplaced, unnamed, missing = [] } = counts;
  const findings: Finding[] = [];
  const add = (finding: Finding, isSo: boolean): void => {
    if (isSo) findings.push(finding);
  };
  add(
    {
      kind: 'no-title',
      target: 'title',
      zh: '没有填写图名，用了自动图名。',
      en: 'No title given; the automatic one is set.',
    },
    spec.title === '',
  );
  add(
    { kind: 'no-author', target: 'author', zh: '没有填写编制单位或作者。', en: 'No author given.' },
    spec.author === '',
  );
  add(
    {
      kind: 'no-review-number',
      target: 'reviewNumber',
      zh: '没有审图号：公开出版、展示前须送审。',
      en: 'No map review number: a map must be reviewed before it is published in China.',
    },
    spec.reviewNumber === '',
  );
  add(
    {
      kind: 'modelled',
      target: 'documentedOnly',
      zh: `图上有 ${modelled} 条推演记录（空心、虚线），非官方名单。`,
      en: `${modelled} records on the sheet are modelled (hollow, dashed), not from an official list.`,
    },
    modelled > 0,
  );
  add(
    {
      kind: 'empty',
      target: spec.documentedOnly ? 'documentedOnly' : 'filter-batch',
      zh: '筛选之后图上没有发展轴、中心镇或重点村。',
      en: 'The filter leaves no axis, central town or key village on the sheet.',
    },
    documented + modelled === 0 && !isEmptyFilter(filterOf(spec)),
  );
  const some = unplaced.slice(0, NAMED).map(({ name }) => name);
  const more = unplaced.length > NAMED;
  add(
    {
      kind: 'unplaced',
      target: 'scale',
      zh: `${unplaced.length} 个地名在图上放不下：${some.join('、')}${more ? '等' : ''}。城镇和村都在索引里；可换更大的比例尺或纸张。`,
      en: `${unplaced.length} names found no room: ${some.join(', ')}${more ? ' …' : ''}. Towns and villages are in the index; a larger scale or paper has room.`,
    },
    unplaced.length > 0,
  );
  add(
    {
      kind: 'unnamed',
      target: 'scale',
      zh: `此比例尺下有 ${unnamed} 处城镇和村不注地名，只绘符号。`,
      en: `Not named at this scale: ${unnamed} towns and villages, drawn as symbols only.`,
    },
    unnamed > 0,
  );
  add(
    {
      kind: 'cut',
      target: 'scale',
      zh: '所选范围在此比例尺下超出图框，边缘被裁去。',
      en: 'The frame is larger than the map at this scale; its edges are cut.',
    },
    frame.isCut,
  );
  const small = texts.filter(({ sizePt }) => sizePt < SMALLEST_PT).length;
  add(
    {
      kind: 'small-text',
      target: 'paper',
      zh: `${small} 处文字小于 ${SMALLEST_PT} 磅。`,
      en: `${small} texts are smaller than ${SMALLEST_PT} pt.`,
    },
    small > 0,
  );
  add(
    {
      kind: 'scale-error',
      target: 'scale',
      zh: `图幅边缘的比例误差达 ${errorText(frame.scaleErrorPct)}（投影所致，图上已注明）。`,
      en: `Toward the edges the scale is off by up to ${errorText(frame.scaleErrorPct)} (a property of the projection, stated on the sheet).`,
    },
    frame.scaleErrorPct > SCALE_ERROR_PCT,
  );
  add(
    {
      kind: 'ground-missing',
      target: 'ground',
      zh: `底图文件不能使用，图上没有其内容：${missing.join('、')}。`,
      en: `Files of the ground cannot be used; the sheet is without what they hold: ${missing.join(', ')}.`,
    },
    missing.length > 0,
  );
  return findings;
}
