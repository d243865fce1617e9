import type { Outcome, SpatialClient, SpatialFailure } from '../../spatial/client.ts';

interface FakeQuestion {
  question: string;
  kind: string;
  args: Record<string, unknown>;
  done(value: unknown): void;
  fail(failure: SpatialFailure): void;
}

/** A client that answers each question when the test says so; a newer question of a kind makes the older one void, as in the real client. */
export function fakeClient() {
  const asked: FakeQuestion[] = [];
  const ends = new Map<string, (outcome: Outcome<unknown>) => void>();
  const ask = (question: string, args: Record<string, unknown>, { kind = question } = {}) => {
    ends.get(kind)?.({ state: 'void' });
    let end: (outcome: Outcome<unknown>) => void = () => undefined;
    const outcome = new Promise<Outcome<unknown>>((resolve) => {
      end = resolve;
    });
    ends.set(kind, end);
    asked.push({
      question,
      kind,
      args,
      done: (value) => end({ state: 'done', value }),
      fail: (failure) => end({ state: 'failed', failure }),
    });
    return { outcome, cancel: () => end({ state: 'void' }) };
  };
  const last = (kind: string): FakeQuestion => {
    const found = asked.findLast((question) => question.kind === kind);
    if (!found) throw new Error(`nothing was asked of kind ${kind}`);
    return found;
  };
  const given: Uint8Array[] = [];
  const giveGround = (packed: Uint8Array): void => void given.push(packed);
  const givePoints = (): void => undefined;
  const revisions: number[] = [];
  const setDataset: SpatialClient['setDataset'] = ({ revision }) => void revisions.push(revision);
  return {
    client: { ask, giveGround, givePoints, setDataset } as unknown as Pick<
      SpatialClient,
      'ask' | 'giveGround' | 'givePoints' | 'setDataset'
    >,
    revisions,
    asked,
    last,
    given,
  };
}
