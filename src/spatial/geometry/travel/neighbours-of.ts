import { FIRST_KNIGHT, STEP_COUNT, stepTicks } from './lattice.ts';
import type { TravelSurface } from './surface.ts';

/**
 * Visits the nodes that one step leads to or comes from, with the time of the step in ticks: steps take the same time in both directions.
 * `Search` has the same steps written out, because it takes them millions of times.
 */
export function eachNeighbour(
  { frictionSPerM: friction, lattice, net, ground }: TravelSurface,
  node: number,
  visit: (neighbour: number, ticks: number) => void,
): void {
  const cells = friction.length;
  if (node >= cells) {
    const n = node - cells;
    for (let link = net.linkStart[n] as number; link < (net.linkStart[n + 1] as number); link++)
      visit(cells + (net.linkTo[link] as number), net.linkTicks[link] as number);
    const cell = net.nodeCell[n] as number;
    if (cell >= 0 && friction[cell] !== Infinity) visit(cell, net.accessTicks[n] as number);
    return;
  }
  const own = friction[node] as number;
  if (own !== Infinity) {
    const { shift, passA, passB, shareTicks } = lattice;
    const row = Math.floor(node / ground.grid.columns) * STEP_COUNT;
    for (let k = 0; k < STEP_COUNT; k++) {
      const to = node + (shift[k] as number);
      let sum = own + (friction[to] as number);
      if (k >= FIRST_KNIGHT)
        sum +=
          (friction[node + (passA[k] as number)] as number) +
          (friction[node + (passB[k] as number)] as number);
      if (sum !== Infinity) visit(to, stepTicks(sum, shareTicks[row + k] as number));
    }
  }
  for (let n = net.firstOfCell[node] as number; n >= 0; n = net.nextOfCell[n] as number)
    visit(cells + n, net.accessTicks[n] as number);
}
