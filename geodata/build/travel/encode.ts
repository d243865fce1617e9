import { gzipSync } from 'fflate';
import {
  HEIGHT_STEP_M,
  heightGuess,
  PER_DEGREE,
  TRAVEL_MAGIC,
  type TravelGround,
  type TravelHeader,
} from '../../../src/spatial/geometry/travel/ground.ts';

/** A growing array of bytes with writers for numbers. */
class Writer {
  private bytes = new Uint8Array(1 << 16);
  private length = 0;

  private room(count: number): void {
    if (this.length + count <= this.bytes.length) return;
    const longer = new Uint8Array(Math.max(2 * this.bytes.length, this.length + count));
    longer.set(this.bytes);
    this.bytes = longer;
  }

  signed(value: number): void {
    this.room(8);
    let rest = value < 0 ? -2 * value - 1 : 2 * value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) this.bytes[this.length++] = (rest % 128) + 128;
    this.bytes[this.length++] = rest;
  }

  raw(bytes: ArrayLike<number>): void {
    this.room(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  steps(values: ArrayLike<number>, stride = 1, factor = 1): void {
    const last = Array.from({ length: stride }, () => 0);
    for (let i = 0; i < values.length; i++) {
      const k = i % stride;
      const value = Math.round((values[i] as number) * factor);
      this.signed(value - (last[k] as number));
      last[k] = value;
    }
  }

  done(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}

/**
 * Encodes the ground for `decodeTravelGround`: heights to 4 m, positions to five decimals, lengths to the decimetre. The same ground gives
 * the same bytes.
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
  return gzipSync(writer.done(), { level: 6, mtime: 0 });
}
