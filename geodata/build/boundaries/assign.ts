import { type Cell, edgeKm2 } from './grid.ts';
import { type Faces, startOf, twin } from './faces.ts';

/** A sliver may be merged into a neighbour that is a sliver itself, so merging is repeated; more passes than this are an error. */
const MAX_PASSES = 20;

/** `''` is water, or land outside the frame. */
export type Label = string;

export interface Rules {
  /** The labels whose shapes cover a face, given those shapes: none means water, more than one means that the source's shapes overlap. */
  claims: (owners: readonly number[]) => readonly Label[];
  /** A face that no shape covers, smaller than this and with land all around it, is a gap between neighbours and not water. */
  gapKm2: number;
  /** A part of a label that is smaller than this and touches other land, but not the rest of its label, is given to a neighbour. */
  sliverKm2: number;
  /** Whether a part with water all around it is kept. */
  keepIsland: (part: Part) => boolean;
}

/** Connected faces of one label. */
export interface Part {
  label: Label;
  faces: number[];
  areaKm2: number;
  /** The edges around the part, each with the part on its left, in no order. */
  outline: () => [Cell, Cell][];
}

function adjacency({ edges, faceOf }: Faces): Map<number, number>[] {
  const around: Map<number, number>[] = [];
  for (let half = 0; half < faceOf.length; half++) {
    const [face, beyond] = [faceOf[half] as number, faceOf[twin(half)] as number];
    if (face === beyond) continue;
    const [ax, ay] = startOf(edges, half);
    const [bx, by] = startOf(edges, twin(half));
    const lengths = (around[face] ??= new Map());
    lengths.set(beyond, (lengths.get(beyond) ?? 0) + Math.hypot(bx - ax, by - ay));
  }
  return around;
}

/** The label with the greatest weight; of equal ones the first in order of code. */
function heaviest(weights: ReadonlyMap<Label, number>): Label | undefined {
  return [...weights].toSorted(([p, a], [q, b]) => b - a || (p < q ? -1 : 1))[0]?.[0];
}

/** Gives every face one label. Overlaps, gaps and slivers go to the neighbour with the longest common edge. */
export function assignFaces(faces: Faces, rules: Rules): Label[] {
  const around = adjacency(faces);
  const claims = faces.owners.map((owners) => rules.claims(owners));
  const labels: Label[] = claims.map((claim) => (claim.length === 1 ? (claim[0] as Label) : ''));
  const km2 = faceAreas(faces);
  const weigh = (
    members: readonly number[],
    counts: (label: Label, face: number) => boolean,
  ): Map<Label, number> => {
    const weights = new Map<Label, number>();
    const own = new Set(members);
    for (const face of members)
      for (const [beyond, length] of around[face] ?? []) {
        const label = labels[beyond] as Label;
        if (!own.has(beyond) && counts(label, beyond)) weights.set(label, (weights.get(label) ?? 0) + length);
      }
    return weights;
  };

  for (const [face, claim] of claims.entries())
    if (claim.length > 1)
      labels[face] =
        heaviest(weigh([face], (label, beyond) => claim.includes(label) && claims[beyond]?.length === 1)) ??
        (claim.toSorted()[0] as Label);

  const relabel = ({ faces: members }: Part, label: Label): boolean => {
    const changes = members.some((face) => labels[face] !== label);
    for (const face of members) labels[face] = label;
    return changes;
  };
  const fillGaps = (): boolean =>
    buildParts(faces, labels, around, km2)
      .filter(
        ({ label, areaKm2, faces: members }) =>
          label === '' && areaKm2 < rules.gapKm2 && !members.includes(0),
      )
      .map((gap) => relabel(gap, heaviest(weigh(gap.faces, (label) => label !== '')) ?? ''))
      .includes(true);
  const mergeSlivers = (): boolean => {
    const parts = buildParts(faces, labels, around, km2).filter(({ label }) => label !== '');
    const largest = new Map<Label, number>();
    for (const { label, areaKm2 } of parts) largest.set(label, Math.max(areaKm2, largest.get(label) ?? 0));
    return parts
      .filter(({ label, areaKm2 }) => areaKm2 !== largest.get(label))
      .map((part) => {
        const neighbour = heaviest(weigh(part.faces, (label) => label !== '' && label !== part.label));
        if (neighbour === undefined) return relabel(part, rules.keepIsland(part) ? part.label : '');
        return part.areaKm2 < rules.sliverKm2 && relabel(part, neighbour);
      })
      .includes(true);
  };
  for (let pass = 0; pass < MAX_PASSES; pass++) {
    const filled = fillGaps();
    const swept = mergeSlivers();
    if (!filled && !swept) return labels;
  }
  throw new Error(`gaps and slivers still change after ${MAX_PASSES} passes`);
}

/** Approximate km² of every face, without the pieces inside it. */
function faceAreas({ edges, faceOf, area }: Faces): number[] {
  const km2 = area.map(() => 0);
  for (let half = 0; half < faceOf.length; half++) {
    const face = faceOf[half] as number;
    km2[face] = (km2[face] ?? 0) + edgeKm2(startOf(edges, half), startOf(edges, twin(half)));
  }
  return km2;
}

function buildParts(
  faces: Faces,
  labels: readonly Label[],
  around: readonly (ReadonlyMap<number, number> | undefined)[],
  km2: readonly number[],
): Part[] {
  const halves: number[][] = labels.map(() => []);
  for (const [half, face] of faces.faceOf.entries()) halves[face]?.push(half);
  const seen = new Set<number>();
  const parts: Part[] = [];
  for (const [start, label] of labels.entries()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const members = [start];
    for (const face of members)
      for (const beyond of around[face]?.keys() ?? [])
        if (labels[beyond] === label && !seen.has(beyond)) {
          seen.add(beyond);
          members.push(beyond);
        }
    parts.push({
      label,
      faces: members,
      areaKm2: members.reduce((sum, face) => sum + (km2[face] ?? 0), 0),
      outline: () =>
        members.flatMap((face) =>
          (halves[face] ?? [])
            .filter((half) => !members.includes(faces.faceOf[twin(half)] as number))
            .map((half): [Cell, Cell] => [startOf(faces.edges, half), startOf(faces.edges, twin(half))]),
        ),
    });
  }
  return parts;
}
