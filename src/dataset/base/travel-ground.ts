import axisLand from '../../../geodata/travel/axis-land.bin?url&no-inline';
import ground from '../../../geodata/travel/ground.bin?url&no-inline';

/** Bytes of a file received so far; the total is absent if the server does not send it. */
export interface Received {
  bytes: number;
  of?: number;
}

/**
 * Fetches the compiled ground of travel time without unpacking it.
 * @param onProgress called with each part that arrives
 * @throws Error naming the file if it cannot be loaded; AbortError if cancelled
 */
export async function fetchTravelGround(
  signal: AbortSignal,
  onProgress: (received: Received) => void,
): Promise<Uint8Array> {
  const response = await fetch(ground, { signal });
  if (!response.ok || !response.body) throw new Error(`${ground}: ${response.status}`);
  const length = Number(response.headers.get('content-length'));
  // If the server compresses the response, the Content-Length is that of the compressed body.
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
 * Fetches water and rivers, which are needed to lay axes, without unpacking them.
 * @throws Error naming the file if it cannot be loaded; AbortError if cancelled
 */
export async function fetchAxisLand(signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(axisLand, { signal });
  if (!response.ok) throw new Error(`${axisLand}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}
