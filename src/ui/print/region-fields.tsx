import type { Language } from '../../domain/language.ts';
import type { JSX } from 'preact';
import type { Network } from '../../domain/network.ts';
import { changePrint } from '../../state/actions.ts';
import { FRAME_DEG } from '../../state/print.ts';
import type { PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { axisName, divisionName, nameOf } from '../../i18n/names.ts';
import { Choice } from '../fields.tsx';
import { Figure, Group } from './fields.tsx';

type Region = PrintSettings['region'];
type Kind = Region['kind'];
const KINDS: readonly Kind[] = ['province', 'prefecture', 'county', 'axis', 'frame'];
/** The county that is preselected if nothing is selected: that of the programme's own example. */
const FIRST = { prefecture: '330700', county: '330723', axis: 'axis-053' } as const;
/** Extent of the province (west, east, south, north), degrees: the initial frame. */
const WHOLE = { west: 118, south: 27, east: 123, north: 31.2 } as const;

/** Choice of the region of the sheet. */
export function RegionFields({ settings, t }: { settings: PrintSettings; t: PrintWords }): JSX.Element {
  const { state, mapBounds, language } = useAtlas();
  const { region } = settings;
  const network = state.network.value;
  const setRegion = (next: Region): void => changePrint(state, { region: next });
  const frameOfMap = (): Region => {
    const [west, south, east, north] = (mapBounds() ?? Object.values(WHOLE)) as [
      number,
      number,
      number,
      number,
    ];
    return {
      kind: 'frame',
      west: within(west, FRAME_DEG.lon),
      south: within(south, FRAME_DEG.lat),
      east: within(east, FRAME_DEG.lon),
      north: within(north, FRAME_DEG.lat),
    };
  };
  return (
    <Group title={t.region.title}>
      <div class="filter-grid">
        <Choice
          label={t.region.kind}
          setting="region"
          value={region.kind}
          options={KINDS.map((kind) => [kind, t.region.kinds[kind]])}
          onChange={(kind) =>
            setRegion(kind === 'frame' ? frameOfMap() : regionOfKind(kind, region, network))
          }
        />
        {region.kind !== 'province' && region.kind !== 'frame' && network && (
          <Choice
            label={t.region.which}
            value={region.kind === 'axis' ? region.id : region.code}
            options={buildOptions(region.kind, network, language)}
            onChange={(code) =>
              setRegion(region.kind === 'axis' ? { kind: 'axis', id: code } : { kind: region.kind, code })
            }
          />
        )}
        {region.kind === 'frame' &&
          (['west', 'east', 'south', 'north'] as const).map((side) => (
            <Figure
              key={side}
              label={t.region[side]}
              value={region[side]}
              {...(side === 'west' || side === 'east' ? FRAME_DEG.lon : FRAME_DEG.lat)}
              step={0.01}
              onChange={(value) => setRegion({ ...region, [side]: value })}
            />
          ))}
      </div>
      {region.kind === 'frame' && (
        <button type="button" class="text-button" onClick={() => setRegion(frameOfMap())}>
          {t.region.useView}
        </button>
      )}
    </Group>
  );
}

/** Rounded to 1e-4 degree, within the limits of a frame. */
const within = (degree: number, { min, max }: { min: number; max: number }): number =>
  Math.min(max, Math.max(min, Math.round(degree * 1e4) / 1e4));

/** The region of this kind nearest to the previous one: the county's prefecture, its axis. */
function regionOfKind(kind: Exclude<Kind, 'frame'>, before: Region, network: Network | null): Region {
  const county =
    before.kind === 'county'
      ? before.code
      : before.kind === 'axis'
        ? network?.axes.get(before.id)?.county
        : before.kind === 'prefecture'
          ? [...(network?.counties.values() ?? [])].find(({ prefecture }) => prefecture === before.code)?.code
          : undefined;
  switch (kind) {
    case 'province':
      return { kind };
    case 'prefecture':
      return { kind, code: (county && network?.counties.get(county)?.prefecture) ?? FIRST.prefecture };
    case 'county':
      return { kind, code: county ?? FIRST.county };
    case 'axis':
      return {
        kind,
        id: [...(network?.axes.values() ?? [])].find((axis) => axis.county === county)?.id ?? FIRST.axis,
      };
  }
}

function buildOptions(
  kind: 'prefecture' | 'county' | 'axis',
  network: Network,
  language: Language,
): [string, string][] {
  if (kind === 'prefecture')
    return [...network.prefectures.values()].map((each) => [each.code, nameOf(each, language)]);
  if (kind === 'county')
    return [...network.counties.values()].map((each) => [
      each.code,
      `${nameOf(each, language)} · ${divisionName(each.prefecture, network, language)}`,
    ]);
  return [...network.axes.values()].map((each) => [each.id, axisName(each, network, language)]);
}
