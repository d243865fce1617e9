import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { ExchangeClient, PageResult } from '../exchange/client.ts';
import { closeIntake, type Intake, readFiles } from './intake.ts';

type Read = ExchangeClient['read'];
const file = (name: string): { name: string; blob: Blob; lastModified: null } => ({
  name,
  blob: new Blob(['a']),
  lastModified: null,
});
const nothing: PageResult = { contents: [], faults: [] };

describe('files being read', () => {
  it('are pending with their progress, and then read', async () => {
    const intake = signal<Intake | null>(null);
    const steps: unknown[] = [];
    const read: Read = async (_files, { onProgress } = {}) => {
      steps.push(intake.value);
      onProgress?.(0.5);
      steps.push(intake.value);
      return { state: 'done', value: nothing };
    };
    await readFiles(intake, { read }, [file('a.csv'), file('b.csv')]);
    const names = ['a.csv', 'b.csv'];
    expect(steps).toEqual([
      { step: 'reading', names, part: 0 },
      { step: 'reading', names, part: 0.5 },
    ]);
    expect(intake.value).toEqual({ step: 'read', names, ...nothing });
  });

  it('give the reason why they could not be read', async () => {
    const intake = signal<Intake | null>(null);
    const read: Read = async () => ({ state: 'failed', failure: { kind: 'crashed' } });
    await readFiles(intake, { read }, [file('a.csv')]);
    expect(intake.value).toMatchObject({ step: 'failed', failure: { kind: 'crashed' } });
  });

  it('are cancelled when they are closed or others are opened; late results of the older reading are ignored', async () => {
    const intake = signal<Intake | null>(null);
    const waiting: {
      end(): void;
      progress?: ((part: number) => void) | undefined;
      signal?: AbortSignal | undefined;
    }[] = [];
    const read: Read = (_files, { onProgress, signal: aborted } = {}) =>
      new Promise((resolve) => {
        waiting.push({
          end: () => resolve({ state: 'done', value: nothing }),
          progress: onProgress,
          signal: aborted,
        });
      });
    const first = readFiles(intake, { read }, [file('a.csv')]);
    const second = readFiles(intake, { read }, [file('b.csv')]);
    expect(waiting.map(({ signal: aborted }) => aborted?.aborted)).toEqual([true, false]);
    waiting[0]!.progress?.(0.9);
    waiting[0]!.end();
    await first;
    expect(intake.value).toMatchObject({ step: 'reading', names: ['b.csv'], part: 0 });
    closeIntake(intake);
    waiting[1]!.end();
    await second;
    expect(intake.value).toBeNull();
  });
});
