import type { JSX } from 'preact';
import { SITE_ROLES, type SiteRole } from '../../domain/own-sites.ts';
import { type LayerRef, MAX_LAYERS } from '../../domain/run-time-layer.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { changePrint } from '../../state/actions.ts';
import { hasPoints } from '../../state/own-points.ts';
import { entryOf } from '../../state/print-memory.ts';
import type { PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import { Choice } from '../fields.tsx';
import { Group, Tick } from './fields.tsx';

type Added = NonNullable<PrintSettings['addedLayers']>;
type Asked = NonNullable<PrintSettings['ownPoints']>;

const isDrawn = (entry: Added[string] | undefined): boolean =>
  entry !== undefined && (typeof entry === 'string' || entry.drawn !== false);

/** Layers of run time: those that are here, and those that the settings name and this device lacks; and which stand for towns and villages. */
export function AddedLayerFields({
  settings: { addedLayers = {}, ownPoints = {} },
  t,
}: {
  settings: PrintSettings;
  t: PrintWords;
}): JSX.Element | null {
  const { state, t: page } = useAtlas();
  const here = state.runTimeLayers.value;
  const missing = Object.entries(addedLayers).flatMap(([id, entry]) =>
    here.some((layer) => layer.id === id)
      ? []
      : [{ id, name: typeof entry === 'string' ? entry : entry.name }],
  );
  const rows = [...here, ...missing];
  if (rows.length === 0) return null;
  const change = (id: string, drawn: boolean, asked: Asked): void => {
    const { [id]: before, ...others } = addedLayers;
    const layer = here.find((each) => each.id === id);
    const entry = layer ? entryOf(state, layer) : typeof before === 'string' ? { name: before } : before;
    const { drawn: _, ...rest } = entry ?? { name: '' };
    const all: Added = { ...others, [id]: drawn ? rest : { ...rest, drawn: false } };
    // One that is neither drawn nor asked with is no part of the sheet.
    const next = Object.fromEntries(
      Object.entries(all).filter(([each, of]) => isDrawn(of) || Object.values(asked).includes(each)),
    );
    if (Object.keys(next).length <= MAX_LAYERS) changePrint(state, { addedLayers: next, ownPoints: asked });
  };
  const points = here.filter(hasPoints);
  const ask = (role: SiteRole, id: string): void => {
    const { [role]: before, ...others } = ownPoints;
    const asked: Asked = id === '' ? others : { ...others, [role]: id };
    if (id !== '') change(id, isDrawn(addedLayers[id]), asked);
    else if (before !== undefined) change(before, isDrawn(addedLayers[before]), asked);
  };
  return (
    <Group title={page.legend.groups.own}>
      <div class="ticks">
        {rows.map(({ id, name }, i) => (
          <Tick
            key={id}
            {...(i === 0 ? { setting: 'addedLayers' } : {})}
            label={name}
            checked={isDrawn(addedLayers[id])}
            onChange={(on) => change(id, on, ownPoints)}
          />
        ))}
      </div>
      {(points.length > 0 || Object.keys(ownPoints).length > 0) && (
        <SiteFields ownPoints={ownPoints} layers={points} missing={missing} onAsk={ask} t={t} />
      )}
    </Group>
  );
}

/** Which layers stand for central towns and for villages. */
const SiteFields = ({
  ownPoints,
  layers,
  missing,
  onAsk,
  t,
}: {
  ownPoints: Asked;
  layers: readonly LayerRef[];
  /** Layers that the settings name and this device lacks. */
  missing: readonly LayerRef[];
  onAsk: (role: SiteRole, id: string) => void;
  t: PrintWords;
}): JSX.Element => (
  <>
    <p class="note">{t.ownPoints.note}</p>
    <div class="filter-grid">
      {SITE_ROLES.map((role) => (
        <Choice
          key={role}
          label={t.ownPoints[role]}
          value={ownPoints[role] ?? ''}
          options={[
            ['', t.ownPoints.keep[role]],
            ...[...layers, ...missing.filter(({ id }) => id === ownPoints[role])].map(
              ({ id, name }) => [id, name] as const,
            ),
          ]}
          onChange={(id) => onAsk(role, id)}
        />
      ))}
    </div>
  </>
);
