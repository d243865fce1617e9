import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { codesOf, onlyLayer, readMade } from '../testing/read.ts';

const ROWS = 40;
/** Columns of each kind whose pages contain runs: optional, with few different values, boolean, lists. */
const write = (codec: 'UNCOMPRESSED' | 'SNAPPY'): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    parquetWriteBuffer({
      codec,
      columnData: [
        { name: 'name', data: Array.from({ length: ROWS }, (_, i) => (i % 7 === 0 ? null : `村${i}`)) },
        { name: 'kind', data: Array.from({ length: ROWS }, (_, i) => ['校', '院', '馆'][i % 3]) },
        { name: 'n', data: Array.from({ length: ROWS }, (_, i) => i) },
        { name: 'ok', data: Array.from({ length: ROWS }, (_, i) => i % 2 === 0), type: 'BOOLEAN' },
        { name: 'same', data: Array.from({ length: ROWS }, () => '同') },
      ],
    }),
  );
/** A run of 2,147,483,647 equal values, as the format writes its length. */
const ENDLESS = [0xfe, 0xff, 0xff, 0xff, 0x0f];

describe('the pages of Parquet', () => {
  it.each(['UNCOMPRESSED', 'SNAPPY'] as const)('are read if their counts are correct: %s', async (codec) => {
    const { features } = onlyLayer(await readMade('a.parquet', write(codec)));
    expect(features).toHaveLength(ROWS);
    expect(features[8]).toMatchObject({
      properties: { name: '村8', kind: '馆', n: 8, ok: true, same: '同' },
    });
    expect(features[7]?.properties).not.toHaveProperty('name');
  });

  it('are refused at once if a run claims two thousand million values, wherever it is', async () => {
    const whole = write('UNCOMPRESSED');
    let refused = 0;
    // The pages are before the footer, whose length is stored near the end of the file.
    const end = whole.length - 8 - new DataView(whole.buffer).getUint32(whole.length - 8, true);
    for (let at = 4; at < end - ENDLESS.length; at++) {
      const bytes = whole.slice();
      bytes.set(ENDLESS, at);
      const result = await readMade('a.parquet', bytes);
      // Some places hold ordinary values, for which any bytes are valid.
      if (result.contents.length === 0) refused++;
      else expect(codesOf(result)).not.toContain('limit');
    }
    expect(refused).toBeGreaterThan(10);
  });
});
