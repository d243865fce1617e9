import type { JSX } from 'preact';
import { changePrint } from '../../state/actions.ts';
import { BLEED_MM, CORRIDOR_KM, CUSTOM_MM, MARGIN_MM, PAPERS, SCALES } from '../../state/print.ts';
import type { Preview, PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import { DEFAULT_LANGUAGE, LANGUAGES, localeOf } from '../../i18n/index.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { SubjectTicks } from './subject-ticks.tsx';
import { Choice } from '../fields.tsx';
import { Day, Figure, Group, Tick, Words } from './fields.tsx';

interface Props {
  settings: PrintSettings;
  t: PrintWords;
}

const ratio = (scale: number): string => `1:${scale.toLocaleString('en')}`;

/** Paper, orientation, scale, margin and bleed. */
export function PaperFields({
  settings,
  t,
  fitScale,
  paperScales,
}: Props & {
  fitScale: number | null;
  /** Largest scale on each paper; unknown until a sheet was made. */
  paperScales: Preview['paperScales'] | null;
}): JSX.Element {
  const { state } = useAtlas();
  const { paper = 'A3', orientation = 'auto', marginMm = 10, bleedMm = 0 } = settings;
  const custom = typeof paper === 'object' ? paper : null;
  const names = Object.keys(PAPERS) as (keyof typeof PAPERS)[];
  return (
    <Group title={t.paper.title}>
      <div class="filter-grid">
        <Choice
          label={t.paper.paper}
          setting="paper"
          value={custom ? 'custom' : (paper as string)}
          options={[
            ...names.map((name) => [name, paperName(name, paperScales, t)] as const),
            ['custom', t.paper.custom] as const,
          ]}
          onChange={(name) =>
            changePrint(state, {
              paper: name === 'custom' ? { widthMm: 300, heightMm: 300 } : (name as keyof typeof PAPERS),
              // Paper of a custom size has the orientation of its sides.
              ...(name === 'custom' ? { orientation: undefined } : {}),
            })
          }
        />
        {custom ? (
          (['widthMm', 'heightMm'] as const).map((side) => (
            <Figure
              key={side}
              label={t.paper[side]}
              value={custom[side]}
              {...CUSTOM_MM}
              step={1}
              onChange={(value) => changePrint(state, { paper: { ...custom, [side]: value } })}
            />
          ))
        ) : (
          <Choice
            label={t.paper.orientation}
            value={orientation}
            options={(['auto', 'portrait', 'landscape'] as const).map((each) => [
              each,
              t.paper.orientations[each],
            ])}
            onChange={(value) => changePrint(state, { orientation: value === 'auto' ? undefined : value })}
          />
        )}
        <ScaleField settings={settings} t={t} fitScale={fitScale} />
        <Figure
          label={t.paper.marginMm}
          value={marginMm}
          {...MARGIN_MM}
          step={1}
          onChange={(value) => changePrint(state, { marginMm: value })}
        />
        <Figure
          label={t.paper.bleedMm}
          value={bleedMm}
          {...BLEED_MM}
          step={1}
          onChange={(value) => changePrint(state, { bleedMm: value })}
        />
      </div>
    </Group>
  );
}

/** The scale: the largest that fits, or one of a list; those too large for the region are disabled. */
function ScaleField({ settings, t, fitScale }: Props & { fitScale: number | null }): JSX.Element {
  const { state } = useAtlas();
  const { scale = 'fit' } = settings;
  const scales = new Set<number>([...SCALES, ...(scale === 'fit' ? [] : [scale])]);
  return (
    <Choice
      label={t.paper.scale}
      setting="scale"
      value={String(scale)}
      options={[
        ['fit', t.paper.fit(fitScale === null ? null : ratio(fitScale))],
        ...[...scales]
          .toSorted((a, b) => a - b)
          .map((each): [string, string, boolean] => {
            const isTooLarge = settings.region.kind !== 'frame' && fitScale !== null && each < fitScale;
            return [String(each), isTooLarge ? t.paper.tooLarge(ratio(each)) : ratio(each), isTooLarge];
          }),
      ]}
      onChange={(value) => changePrint(state, { scale: value === 'fit' ? undefined : Number(value) })}
    />
  );
}

/** A paper with the largest scale that fits on it. */
function paperName(name: keyof typeof PAPERS, scales: Preview['paperScales'] | null, t: PrintWords): string {
  if (!scales) return name;
  const scale = scales[name];
  return `${name} · ${scale === null ? t.paper.noScale : ratio(scale)}`;
}

/** Choice of what is drawn, and how. */
export function ContentFields({ settings, t }: Props): JSX.Element {
  const { state, subjects } = useAtlas();
  const {
    layers = {},
    corridorKm = 0,
    column = 'auto',
    flavour = 'colour',
    language = DEFAULT_LANGUAGE,
  } = settings;
  return (
    <Group title={t.content.title}>
      <div class="ticks">
        <SubjectTicks settings={settings} subjects={subjects.filter(({ group }) => group !== 'ground')} />
        <Tick
          label={t.content.grid}
          checked={layers['grid'] ?? true}
          onChange={(grid) => changePrint(state, { layers: { ...layers, grid } })}
        />
        {(['legend', 'index'] as const).map((part) => (
          <Tick
            key={part}
            label={t.content[part]}
            checked={settings[part] ?? true}
            onChange={(shown) => changePrint(state, { [part]: shown })}
          />
        ))}
      </div>
      <Tick
        label={t.content.documentedOnly}
        setting="documentedOnly"
        checked={settings.documentedOnly ?? false}
        onChange={(only) => changePrint(state, { documentedOnly: only || undefined })}
      />
      <div class="filter-grid">
        <Choice
          label={t.content.flavour}
          value={flavour}
          options={(['colour', 'mono'] as const).map((each) => [each, t.content.flavours[each]])}
          onChange={(value) => changePrint(state, { flavour: value })}
        />
        <Choice
          label={t.content.language}
          value={language}
          options={LANGUAGES.map((each) => [each, localeOf(each).ownName])}
          onChange={(value) => changePrint(state, { language: value })}
        />
        <Choice
          label={t.content.column}
          value={column}
          options={(['auto', 'right', 'bottom'] as const).map((each) => [each, t.content.columns[each]])}
          onChange={(value) => changePrint(state, { column: value === 'auto' ? undefined : value })}
        />
        <Figure
          label={t.content.corridorKm}
          value={corridorKm}
          {...CORRIDOR_KM}
          step={0.5}
          onChange={(value) => changePrint(state, { corridorKm: value || undefined })}
        />
      </div>
    </Group>
  );
}

/** Choice of the background below the network. */
export function GroundFields({ settings, t }: Props): JSX.Element {
  const { subjects } = useAtlas();
  return (
    <Group title={t.content.ground}>
      <div class="ticks">
        <SubjectTicks
          settings={settings}
          subjects={subjects.filter(({ group }) => group === 'ground')}
          setting="ground"
        />
      </div>
    </Group>
  );
}

/** What is written on the sheet. */
export function TextFields({ settings, t }: Props): JSX.Element {
  const { state } = useAtlas();
  const line = (key: 'title' | 'subtitle' | 'author' | 'reviewNumber', label: string): JSX.Element => (
    <Words
      label={label}
      setting={key}
      value={settings[key] ?? ''}
      {...(key === 'title' ? { placeholder: t.texts.automatic } : {})}
      onChange={(value) => changePrint(state, { [key]: value || undefined })}
    />
  );
  return (
    <Group title={t.texts.title}>
      {line('title', t.texts.name)}
      {line('subtitle', t.texts.subtitle)}
      {line('author', t.texts.author)}
      {line('reviewNumber', t.texts.reviewNumber)}
      <Day
        label={t.texts.date}
        value={settings.date ?? ''}
        fault={t.texts.noDate}
        onChange={(value) => changePrint(state, { date: value || undefined })}
      />
    </Group>
  );
}
