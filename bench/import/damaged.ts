import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { atMost, type Result } from '../result.ts';
import { benchPage, type BenchWindow, renderersMb, withBenchPage } from './bench-page.ts';
import type { Damaged, Outcomes } from './page/page.ts';

const FILES = 20_000;
/** Files per page; each batch has its own seed. */
const A_PIECE = 1000;
const PIECES = FILES / A_PIECE;
/** Number of files that may be opened at once. */
const AT_ONCE = 64;
const SEED = 20_261_129;
const MOST_HELD_MB = 150;

interface Piece extends Damaged {
  /** Memory that may still be used after all are read, MB. */
  heldMb: number;
}
type Pieces = Record<number, Piece>;

/** Results of a previous run (`AXIS_BENCH_STATE` names the file), so that a long run can be divided. */
const stateFile = process.env['AXIS_BENCH_STATE'];
/** No batch is started after this time, seconds. */
const limitS = Number(process.env['AXIS_BENCH_SECONDS'] ?? Infinity);

/** 20,000 damaged files of all formats, read by the atlas's worker in a page, in batches. */
export async function readDamaged(): Promise<Result[]> {
  const pieces: Pieces =
    stateFile !== undefined && existsSync(stateFile)
      ? (JSON.parse(readFileSync(stateFile, 'utf8')) as Pieces)
      : {};
  const begunMs = performance.now();
  await withBenchPage(async ({ browser, url }) => {
    for (let piece = 0; piece < PIECES; piece++) {
      if (pieces[piece] || performance.now() - begunMs > limitS * 1000) continue;
      const { page, close } = await benchPage(browser, url);
      const beforeMb = await renderersMb(browser);
      const found = await page.evaluate(
        ([seed, count, atOnce]) => (globalThis as BenchWindow).benchPage.damaged(seed, count, atOnce),
        [SEED + piece, A_PIECE, AT_ONCE] as const,
      );
      const session = await page.context().newCDPSession(page);
      await session.send('HeapProfiler.collectGarbage');
      const made: Piece = { ...found, heldMb: (await renderersMb(browser)) - beforeMb };
      pieces[piece] = made;
      await close();
      if (stateFile !== undefined) writeFileSync(stateFile, JSON.stringify(pieces));
      console.log(`damaged: piece ${piece + 1} of ${PIECES}: ${textOf(sumOutcomes({ [piece]: made }))}`);
    }
  });
  const sums = sumOutcomes(pieces);
  for (const [name, outcomes] of Object.entries(sums))
    console.log(`damaged: ${name}: ${textOf({ [name]: outcomes })}`);
  const done = Object.values(pieces);
  const lost = Object.values(sums).reduce((sum, outcomes) => sum + outcomes.lost, 0);
  const what = `${done.length * A_PIECE} damaged files in the worker`;
  return [
    {
      ...atMost(`${what}: all of ${FILES}`, done.length * A_PIECE, FILES, 'files'),
      met: done.length === PIECES,
    },
    atMost(`${what}: without an answer`, lost, 0, 'files'),
    atMost(
      `${what}: memory that ${A_PIECE} do not give back, at most`,
      Math.max(0, ...done.map(({ heldMb }) => heldMb)),
      MOST_HELD_MB,
      'MB',
    ),
    {
      ...atMost(
        `${what}: slowest ${AT_ONCE} together`,
        Math.max(0, ...done.map(({ slowestMs }) => slowestMs)),
        0,
      ),
      target: null,
      met: null,
    },
  ];
}

function sumOutcomes(pieces: Pieces): Record<string, Outcomes> {
  const sums: Record<string, Outcomes> = {};
  for (const { outcomes } of Object.values(pieces))
    for (const [name, { read, refused, lost }] of Object.entries(outcomes)) {
      const sum = (sums[name] ??= { read: 0, refused: 0, lost: 0 });
      sum.read += read;
      sum.refused += refused;
      sum.lost += lost;
    }
  return sums;
}

function textOf(sums: Record<string, Outcomes>): string {
  const all = Object.values(sums);
  const sum = (of: keyof Outcomes): number => all.reduce((count, each) => count + each[of], 0);
  return `${sum('read')} read, ${sum('refused')} refused with a reason, ${sum('lost')} without an answer`;
}
