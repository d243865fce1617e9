import { afterEach, describe, expect, it } from 'vitest';
import type { RunTimeLayer } from '../domain/run-time-layer.ts';
import { type AbsentSites, dropAbsentSites } from './absent-sites.ts';
import { createAtlasState } from './atlas-state.ts';
import { encodeLink, packed } from './link.ts';
import { applyHash, buildLink } from './link-state.ts';
import { setLayers } from './run-time-layers.ts';

const layerOf = (id: string, name: string): RunTimeLayer => ({
  id,
  group: 'own',
  name,
  classes: [{ text: '', look: { kind: 'category', index: 0 } }],
  features: [{ row: 0, geometry: { type: 'Point', coordinates: [119, 29] }, classIndex: 0, label: 'a' }],
});
const clinics = layerOf('own-5c', '诊所');
const schools = layerOf('own-6d', '学校');

let stop = (): void => {};
afterEach(() => stop());

function page() {
  const state = createAtlasState();
  state.widthKm.value = 5;
  const told: (readonly AbsentSites[])[] = [];
  const start = (): void => {
    stop = dropAbsentSites(state, async (absent) => {
      told.push(absent);
      return absent.map(({ name, wasHere }) => `${name} ${wasHere ? 'removed' : 'missing'}`).join();
    });
  };
  const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
  return { state, told, start, settled, link: () => encodeLink(buildLink(state)) };
}

describe('a layer that stands for central towns or villages and is not there', () => {
  it('is given up when it is removed, and told once by its name; another role keeps its layer', async () => {
    const { state, told, start, settled, link } = page();
    start();
    setLayers(state, 'own', [clinics, schools]);
    state.pointsOf.value = clinics.id;
    state.placesOf.value = schools.id;
    expect(link()).toContain('points=own-5c&places=own-6d');
    setLayers(state, 'own', [{ ...schools, name: '小学' }]);
    expect([state.pointsOf.value, state.placesOf.value]).toEqual([null, 'own-6d']);
    expect(link()).not.toContain('own-5c');
    await settled();
    expect(state.notice.value).toEqual({ kind: 'own-sites', text: '诊所 removed' });
    state.notice.value = null;
    setLayers(state, 'own', []);
    await settled();
    expect(state.notice.value).toEqual({ kind: 'own-sites', text: '小学 removed' });
    setLayers(state, 'own', [clinics]);
    await settled();
    expect(told).toHaveLength(2);
    expect(state.pointsOf.value).toBeNull();
  });

  it('is given up once the layers of the device are read if a link names one that nobody has', async () => {
    const { state, told, start, settled, link } = page();
    state.layersRead.value = false;
    const layers = packed([['own-5c', '诊所']]);
    applyHash(state, `width=5&layers=${layers}&points=own-5c&places=own-77`);
    start();
    expect(state.pointsOf.value).toBe('own-5c');
    state.layersRead.value = true;
    expect([state.pointsOf.value, state.placesOf.value]).toEqual([null, null]);
    // The layer of the map stays in the link, which can be passed on; the legend says that it is missing.
    expect(link()).toBe(`layers=${layers}&width=5`);
    await settled();
    expect(told).toHaveLength(1);
    expect(state.notice.value).toEqual({ kind: 'own-sites', text: '诊所 missing,own-77 missing' });
  });

  it('is chosen when the file of a layer that a link names is opened, unless another one was chosen', async () => {
    const { state, told, start, settled } = page();
    start();
    applyHash(state, 'width=5&points=own-5c&places=own-6d');
    expect([state.pointsOf.value, state.placesOf.value]).toEqual([null, null]);
    const others = layerOf('own-77', '站点');
    setLayers(state, 'own', [others]);
    state.placesOf.value = others.id;
    setLayers(state, 'own', [others, clinics, schools]);
    expect([state.pointsOf.value, state.placesOf.value]).toEqual(['own-5c', 'own-77']);
    await settled();
    expect(told).toHaveLength(1);
  });

  it('is kept if the device has it', async () => {
    const { state, told, start, settled } = page();
    state.layersRead.value = false;
    applyHash(state, 'width=5&points=own-5c');
    start();
    setLayers(state, 'own', [clinics]);
    state.layersRead.value = true;
    await settled();
    expect(state.pointsOf.value).toBe('own-5c');
    expect(told).toEqual([]);
  });

  it('is given up again when an earlier address names it', async () => {
    const { state, start, settled } = page();
    start();
    setLayers(state, 'own', [clinics]);
    applyHash(state, 'width=5&points=own-5c');
    expect(state.pointsOf.value).toBe('own-5c');
    setLayers(state, 'own', []);
    applyHash(state, 'width=5&points=own-5c');
    expect(state.pointsOf.value).toBeNull();
    await settled();
    expect(state.notice.value).toEqual({ kind: 'own-sites', text: '诊所 removed' });
  });

  it('is named beside the other parts of a link that cannot be used', async () => {
    const { state, start, settled } = page();
    start();
    applyHash(state, 'width=5&points=own-5c&track=none');
    await settled();
    expect(state.notice.value).toEqual({ kind: 'bad-link', parts: ['track=none', 'points=own-5c'] });
  });
});
