import { gzipSync } from 'fflate';
import {
  HEIGHT_STEP_M,
  heightGuess,
  PER_DEGREE,
  TRAVEL_MAGIC,
  type TravelGround,
  type TravelHeader,
} from '../../../src/spatial/operations/travel/ground.ts';

/** Collects numbers as bytes. */
class Writer {
  private readonly bytes: number[] = [];

  signed(value: number): void {
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    while (rest >= 128) {
      this.bytes.push((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.bytes.push(rest);
  }

  raw(bytes: ArrayLike<number>): void {
    for (let i = 0; i < bytes.length; i++) this.bytes.push(bytes[i] as number);
  }

  steps(values: ArrayLike<number>, stride = 1, factor = 1): void {
    const last = new Array<number>(stride).fill(0);
    for (let i = 0; i < values.length; i++) {
      const k = i % stride;
      const value = Math.round((values[i] as number) * factor);
      this.signed(value - (last[k] as number));
      last[k] = value;
    }
  }

  done(): Uint8Array {
    return Uint8Array.from(this.bytes);
  }
}

/**
 * The ground as the bytes that `decodeTravelGround` reads: heights to 4 m, places to five decimals, lengths to the decimetre. The same
 * ground gives the same bytes.
 */
export function encodeTravelGround({ grid, heightM, cover, graph }: TravelGround): Uint8Array {
  const writer = new Writer();
  const header: TravelHeader = {
    grid,
    nodes: graph.nodeEntered.length,
    edges: graph.edgeClass.length,
    shapePoints: graph.shapeLonLat.length / 2,
    names: graph.names,
  };
  const text = new TextEncoder();
  const head = text.encode(JSON.stringify(header));
  writer.raw(text.encode(TRAVEL_MAGIC));
  writer.signed(head.length);
  writer.raw(head);
  writer.raw(cover);
  const steps = Int16Array.from(heightM, (m) => Math.round(m / HEIGHT_STEP_M));
  const off = Int16Array.from(steps, (step, i) => step - heightGuess(steps, i, grid.columns));
  writer.raw(off.map((value) => value & 255));
  writer.raw(off.map((value) => (value >> 8) & 255));
  writer.raw(graph.nodeEntered);
  writer.raw(graph.edgeClass);
  writer.steps(graph.nodeLonLat, 2, PER_DEGREE);
  writer.steps(graph.edgeFrom);
  writer.steps(graph.edgeTo);
  writer.steps(graph.edgeName);
  writer.steps(graph.edgeLengthM, 1, 10);
  writer.steps(graph.shapeStart);
  writer.steps(graph.shapeLonLat, 2, PER_DEGREE);
  return gzipSync(writer.done(), { level: 9, mtime: 0 });
}
