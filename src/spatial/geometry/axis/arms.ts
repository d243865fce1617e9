import type { LonLat } from '../../../domain/records.ts';
import { geodesicM } from '../geodesic-m.ts';
import type { StepKind } from '../travel/steps.ts';
import type { TreeVertex } from './tree.ts';
import type { Node } from './node.ts';

/** A place on a line, with what the part of the line before it follows. */
export interface ArmPoint {
  at: LonLat;
  kind: StepKind;
  name?: string;
  station?: Node;
  /** Other lines leave here: the place stays when the line is generalised. */
  isJunction?: true;
}

/** A line of an axis: the main line, which starts at the seat, or a branch, which starts where it leaves an earlier one. */
export interface Arm {
  points: ArmPoint[];
  /** The line that it leaves; absent for the main line. */
  host?: Arm;
}

/**
 * The criteria by which one way on from a vertex is chosen for the main line: number of towns that a source names, then number of towns,
 * then distance of its last town or its end.
 */
interface Worth {
  named: number;
  towns: number;
  toLastTownM: number;
  lengthM: number;
}
function isMore(a: Worth, b: Worth): boolean {
  if (a.named !== b.named) return a.named > b.named;
  if (a.towns !== b.towns) return a.towns > b.towns;
  if (Math.abs(a.toLastTownM - b.toLastTownM) > 1) return a.toLastTownM > b.toLastTownM;
  return a.lengthM > b.lengthM + 1;
}

const lineM = (line: readonly LonLat[]): number =>
  line.reduce((sum, at, i) => (i === 0 ? 0 : sum + geodesicM(line[i - 1] as LonLat, at)), 0);

/**
 * Divides a tree into lines. The main line leads from the seat past most towns that a source names, else past most towns, else farthest,
 * and ends at its last town; branches are chosen in the same way from where they leave, to their last place.
 */
export function splitIntoArms(vertices: readonly TreeVertex[]): Arm[] {
  const children: number[][] = vertices.map(() => []);
  vertices.forEach(({ parent }, i) => {
    if (parent >= 0) (children[parent] as number[]).push(i);
  });
  const worth: Worth[] = vertices.map(() => ({ named: 0, towns: 0, toLastTownM: 0, lengthM: 0 }));
  const next = vertices.map(() => -1);
  // A child always comes after its parent.
  for (let i = vertices.length - 1; i >= 0; i--) {
    const { station } = vertices[i] as TreeVertex;
    let best: Worth = { named: 0, towns: 0, toLastTownM: 0, lengthM: 0 };
    for (const child of children[i] as number[]) {
      const through = { ...(worth[child] as Worth) };
      const stepM = lineM((vertices[child] as TreeVertex).line);
      through.lengthM += stepM;
      if (through.towns > 0) through.toLastTownM += stepM;
      if (next[i] === -1 || isMore(through, best)) [best, next[i]] = [through, child];
    }
    const isTown = station?.kind === 'town';
    worth[i] = {
      ...best,
      named: best.named + (isTown && station.named ? 1 : 0),
      towns: best.towns + (isTown ? 1 : 0),
    };
  }
  const arms: Arm[] = [];
  const waiting: { from: number; first: number; host?: Arm }[] = [{ from: 0, first: next[0] as number }];
  for (let open = waiting.shift(); open; open = waiting.shift()) {
    const { from, first, host } = open;
    const { at: start, kind: startKind, station: seat } = vertices[from] as TreeVertex;
    const points: ArmPoint[] = [
      { at: start, kind: startKind, ...(host === undefined && seat ? { station: seat } : {}) },
    ];
    const arm: Arm = { points, ...(host ? { host } : {}) };
    const isMain = host === undefined;
    const leaveTo = (i: number, on: number): boolean => {
      const others = (children[i] as number[]).filter((child) => child !== on);
      waiting.push(...others.map((child) => ({ from: i, first: child, host: arm })));
      return others.length > 0;
    };
    if (host === undefined) leaveTo(from, first);
    for (let i = first, on = first; on >= 0; i = on) {
      const { line, kind, name, station } = vertices[i] as TreeVertex;
      const told = { kind, ...(name === undefined ? {} : { name }) };
      for (const at of line.slice(1, -1)) points.push({ at, ...told });
      // Beyond its last town the main line continues as a branch.
      on = isMain && (worth[next[i] as number]?.towns ?? 0) === 0 ? -1 : (next[i] as number);
      const isJunction = leaveTo(i, on);
      points.push({
        at: line.at(-1) as LonLat,
        ...told,
        ...(station ? { station } : {}),
        ...(isJunction ? { isJunction } : {}),
      });
    }
    if (points.length > 1) arms.push(arm);
  }
  return arms;
}
