import axisLand from '../../../geodata/travel/axis-land.bin?url&no-inline';
import ground from '../../../geodata/travel/ground.bin?url&no-inline';

/** How much of a file has come, bytes; the whole is absent where the server does not tell it. */
export interface Received {
  bytes: number;
  of?: number;
}

/**
 * Fetches the compiled ground of travel time; it is not unpacked here.
 * @param onProgress is told with each piece that comes
 * @throws Error naming the file where it does not arrive; AbortError where it is given up
 */
export async function fetchTravelGround(
  signal: AbortSignal,
  onProgress: (received: Received) => void,
): Promise<Uint8Array> {
  const response = await fetch(ground, { signal });
  if (!response.ok || !response.body) throw new Error(`${ground}: ${response.status}`);
  const length = Number(response.headers.get('content-length'));
  // Of a response that the server packs once more the length is that of the outer packing.
  const isTold = length > 0 && !response.headers.has('content-encoding');
  const whole = isTold ? { of: length } : {};
  onProgress({ bytes: 0, ...whole });
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (const reader = response.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) break;
    pieces.push(value);
    bytes += value.length;
    onProgress({ bytes, ...whole });
  }
  const packed = new Uint8Array(bytes);
  let at = 0;
  for (const piece of pieces) {
    packed.set(piece, at);
    at += piece.length;
  }
  return packed;
}

/**
 * Fetches water and rivers that axes are laid by; the file is not unpacked here.
 * @throws Error naming the file where it does not arrive; AbortError where it is given up
 */
export async function fetchAxisLand(signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(axisLand, { signal });
  if (!response.ok) throw new Error(`${axisLand}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
