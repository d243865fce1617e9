import { batch, effect } from '@preact/signals';
import { SITE_ROLES, type SiteRole } from '../domain/own-sites.ts';
import { changeSetting, notify } from './actions.ts';
import type { AtlasState } from './atlas-state.ts';
import { settingOf, SITE_SETTINGS } from './settings.ts';

/** A layer that was chosen in place of central towns or villages and is not there. */
export interface AbsentSites {
  role: SiteRole;
  id: string;
  /** Its name while it was there or as the link names it; the id if neither is known. */
  name: string;
  /** Whether it was there and has been removed; otherwise a link names it. */
  wasHere: boolean;
}

/**
 * Questions are about central towns and villages again when the layer chosen in their place is not there: the reader removed it, or a link or an
 * earlier entry of the browser's history names one that this device does not have. The link no longer names it, and a notice says so once. A layer
 * that a link names is chosen when its file is opened during the visit, unless another one has been chosen meanwhile.
 * @param sentence the text of the notice, in the present language
 * @returns a function that stops it
 */
export function dropAbsentSites(
  state: AtlasState,
  sentence: (absent: readonly AbsentSites[]) => Promise<string>,
): () => void {
  const names = new Map<string, string>();
  const awaited = new Map<SiteRole, string>();
  return effect(() => {
    if (!state.layersRead.value) return;
    const layers = state.runTimeLayers.value;
    const isHere = (id: string): boolean => layers.some((layer) => layer.id === id);
    for (const { id, name } of layers) names.set(id, name);
    const absent = SITE_ROLES.flatMap((role): AbsentSites[] => {
      const wanted = awaited.get(role);
      const id = state[SITE_SETTINGS[role]].value ?? (wanted !== undefined && isHere(wanted) ? wanted : null);
      if (id === null) return [];
      awaited.delete(role);
      if (isHere(id)) {
        changeSetting(state, SITE_SETTINGS[role], id);
        return [];
      }
      if (!names.has(id)) awaited.set(role, id);
      const linked = state.linkedLayers.peek()?.find((layer) => layer.id === id);
      return [{ role, id, name: names.get(id) ?? linked?.name ?? id, wasHere: names.has(id) }];
    });
    if (absent.length === 0) return;
    batch(() => {
      for (const { role } of absent) changeSetting(state, SITE_SETTINGS[role], null);
    });
    void tell(state, absent, sentence);
  });
}

async function tell(
  state: AtlasState,
  absent: readonly AbsentSites[],
  sentence: (absent: readonly AbsentSites[]) => Promise<string>,
): Promise<void> {
  const text = await sentence(absent);
  const before = state.notice.peek();
  // The notice about parts of a link that cannot be used names these too.
  if (before?.kind === 'bad-link') {
    const parts = absent.map(({ role, id }) => `${settingOf(SITE_SETTINGS[role]).key}=${id}`);
    notify(state, { kind: 'bad-link', parts: [...before.parts, ...parts] });
  } else notify(state, { kind: 'own-sites', text });
}
