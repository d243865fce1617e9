/** An error in one cell of a seed file. `column` is empty where a whole line is wrong. */
export interface Problem {
  file: string;
  line: number;
  column: string;
  message: string;
}

/** Collects problems, so that one run reports them all. */
export class ProblemList {
  readonly items: Problem[] = [];

  add(file: string, line: number, column: string, message: string): void {
    this.items.push({ file, line, column, message });
  }
}

const describe = ({ file, line, column, message }: Problem): string =>
  column === '' ? `${file}:${line}: ${message}` : `${file}:${line} column "${column}": ${message}`;

/** Thrown where the seeds cannot be compiled; the message lists every problem, one on each line. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super([`${count} in the seeds`, ...problems.map(describe)].join('\n'));
    this.problems = problems;
  }
}
