import { describe, expect, it } from 'vitest';
import { realModelFiles, realNetworkNow } from '../dataset/testing/network.ts';
import { listRegions } from '../print/book/regions.ts';
import { SpecError } from '../print/spec/failure.ts';
import { resolveRegion } from '../print/spec/region.ts';
import { testSheets, makeSpec } from '../print/testing/sheets.ts';
import { createEngine } from '../spatial/engine.ts';
import { buildModel } from '../spatial/build-model.ts';
import { lineLengthKm } from '../spatial/geometry/geodesic-m.ts';
import { passingModel } from '../spatial/passing-model.ts';
import { findMembers } from '../state/members.ts';
import { buildScope } from '../state/scope.ts';
import { createCorridors } from '../workers/sheet-corridor.ts';
import { planBook } from './book-plan.ts';
import { axisPasses, linePasses, passingAxis, shownAxis } from './filter.ts';
import type { AxisShape, Network } from './network.ts';
import type { LonLat, Status } from './records.ts';

const ID = 'axis-053';
const ONLY = { documentedOnly: true };
const base = realNetworkNow();
const axis = base.axes.get(ID)!;
const lines = axis.geometry.type === 'LineString' ? [axis.geometry.coordinates] : axis.geometry.coordinates;

/** The documented axis of 武义, with these statuses of its lines. */
const withLines = (lineStatus: Status[]): { network: Network; axis: AxisShape } => {
  const changed = { ...axis, lineStatus };
  return { network: { ...base, axes: new Map([...base.axes, [ID, changed]]) }, axis: changed };
};
/** An axis whose last line is a modelled branch. */
const branch = withLines(lines.map((_, i) => (i === lines.length - 1 ? 'modelled' : 'documented')));
/** A documented axis without a documented line. */
const none = withLines(lines.map(() => 'modelled'));

describe('an axis whose lines differ in status', () => {
  it('keeps the passing lines, user-drawn ones too, and is the same object if all pass', () => {
    expect(passingAxis({}, branch.axis)).toBe(branch.axis);
    const passing = passingAxis(ONLY, branch.axis)!;
    expect(passing.geometry.coordinates).toEqual(lines.slice(0, -1));
    expect([passing.lineStatus.length, passing.course.length]).toEqual([lines.length - 1, lines.length - 1]);
    expect(linePasses(ONLY, { status: 'documented', lineStatus: ['user'] }, 0)).toBe(true);
    const km = (of: typeof lines): number =>
      of.reduce((sum, line) => sum + lineLengthKm(line as LonLat[]), 0);
    expect(passing.lengthKm).toBeCloseTo(km(lines.slice(0, -1)), 1);
    expect(passing.lengthKm).toBeLessThan(axis.lengthKm - 1);
    expect(passingAxis(ONLY, none.axis)).toBeNull();
    expect(axisPasses(ONLY, { ...none.axis, lineStatus: [] })).toBe(true);
  });

  it('lists the places that pass, also where the axis itself does not, and those that did not load', () => {
    expect(shownAxis({}, axis, base)).toEqual(axis);
    const isDocumented = (code: string): boolean =>
      (base.towns.get(code) ?? base.villages.get(code))?.status === 'documented';
    for (const whole of [axis, none.axis, base.axes.get('axis-083')!, base.axes.get('axis-030')!]) {
      const { stations, towns, villages, geometry } = shownAxis(ONLY, whole, base);
      expect(geometry).toEqual((passingAxis(ONLY, whole) ?? whole).geometry);
      expect(stations).toEqual(
        whole.stations.filter(({ kind, code }) => kind === 'seat' || isDocumented(code)),
      );
      expect(towns).toEqual(whole.towns.filter(isDocumented));
      expect(villages).toEqual(whole.villages.filter(isDocumented));
    }
    const unloaded = { ...base, towns: new Map(), villages: new Map() };
    expect(shownAxis(ONLY, axis, unloaded).stations).toEqual(axis.stations);
  });

  it('is counted nowhere if none of its lines passes: members, scope, plan, sheet, corridor, engine', () => {
    const { network } = none;
    expect(findMembers(network, ONLY).axisIds.has(ID)).toBe(false);
    expect(buildScope(network, { kind: 'axis', id: ID }, ONLY)).toMatchObject({
      axisCount: 0,
      leftOut: 'modelled',
    });
    expect(buildScope(network, null, ONLY).axisCount).toBe(buildScope(base, null, ONLY).axisCount - 1);
    expect(planBook(network, { by: 'axis', only: [ID], filter: ONLY })).toMatchObject({
      made: [],
      leftOut: [{ id: ID, reason: 'modelled' }],
    });
    const spec = makeSpec({ ...ONLY, region: { kind: 'axis', id: ID } });
    expect(() => resolveRegion(spec, network)).toThrow(SpecError);
    expect(() => listRegions({ by: 'axis', only: [ID], spec }, network)).toThrow(SpecError);
    const model = buildModel(network, realModelFiles());
    expect(passingModel(model, ONLY).axes.some(({ id }) => id === ID)).toBe(false);
    expect(
      createCorridors(model)(makeSpec({ ...ONLY, corridorKm: 2, region: { kind: 'axis', id: ID } })),
    ).toEqual({});
    const engine = createEngine(model);
    expect(engine.answer('reach', { records: ONLY }).axisIds).not.toContain(ID);
  });

  it('has only passing branches on a sheet and in the measures of the engine', () => {
    const whole = buildModel(base, realModelFiles());
    const cut = buildModel(branch.network, realModelFiles());
    const corridorAreaKm2 = (model: typeof whole, records = {}): number =>
      createEngine(model).answer('corridor', { widthKm: 5, axes: [ID], records }).areaKm2;
    expect(corridorAreaKm2(cut)).toBe(corridorAreaKm2(whole));
    expect(corridorAreaKm2(cut, ONLY)).toBeLessThan(corridorAreaKm2(cut) * 0.95);
    const sheets = testSheets(branch.network);
    const countPieces = (documentedOnly: boolean): number =>
      sheets
        .makeSheet({ documentedOnly, layers: { towns: false, villages: false } })
        .pages[0]!.items.flatMap((item) => (item.kind === 'clip' ? item.items : [item]))
        .filter((item) => item.kind === 'path' && item.layer === 'axes').length;
    expect(countPieces(true)).toBeLessThan(countPieces(false));
  });
});
