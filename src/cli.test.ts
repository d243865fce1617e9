import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPdf } from './print/testing/pdf.ts';
import { type CommandRun, runAtlas, temporaryFolder } from './cli/testing/commands.ts';

const root = join(import.meta.dirname, '..');
/** The module loader of `tsx`, passed to Node directly, since the `tsx` command starts a second process. */
const loader = pathToFileURL(join(root, 'node_modules/tsx/dist/loader.mjs')).href;
const folder = temporaryFolder();

/** Starts the program in a process of its own, in the folder of the tests. */
const startAtlas = (...args: string[]): Promise<CommandRun> =>
  new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--import', loader, join(root, 'src/cli.ts'), ...args],
      { cwd: folder },
      (error, out, complaint) => resolve({ status: Number(error?.code ?? 0), out, complaint }),
    );
  });

describe('npm run atlas', () => {
  it('accepts former codes, codes of any official length, and text in any Unicode form', async () => {
    const wanted = '３３０１０４,330723000000';
    const old = join(folder, 'old');
    const told = await runAtlas('--only', wanted, ...'--each --format json --paper A4 --out'.split(' '), old);
    expect(told.complaint).toBe('');
    expect(readdirSync(old).toSorted()).toEqual([
      'county-330102.json',
      'county-330114.json',
      'county-330723.json',
    ]);
    const kept = {
      version: 1,
      region: { kind: 'county', code: '330185' },
      paper: 'A4',
      title: '\u2f42旦\u200b',
    };
    writeFileSync(join(folder, 'kept.json'), JSON.stringify(kept));
    const spec = join(folder, 'kept.json');
    const out = join(folder, 'new');
    expect((await runAtlas('--spec', spec, '--format', 'json', '--out', out)).complaint).toBe('');
    expect(JSON.parse(readFileSync(join(folder, 'new/kept.json'), 'utf8'))).toMatchObject({
      region: { code: '330112' },
      title: '文旦',
    });
    writeFileSync(join(folder, 'none.json'), JSON.stringify({ ...kept, filter: { county: '330199' } }));
    expect((await runAtlas('--spec', join(folder, 'none.json'))).complaint).toContain('330199');
  });

  it('makes the requested sheets with one line of output each, and the same bytes from a saved spec', async () => {
    const first = await startAtlas(
      '--only',
      '330922,330723',
      '--each',
      '--format',
      'pdf,json',
      '--paper',
      'A4',
      '--documented-only',
      '--out',
      'a',
    );
    expect(first.complaint).toBe('');
    expect(first.out).toMatch(/^330723 .*  第 1 页  1:\d+  注记 \d+ 个，放不下 \d+ 个  \d+ 毫秒\n330922 /);
    expect(readdirSync(join(folder, 'a')).toSorted()).toEqual([
      'county-330723.json',
      'county-330723.pdf',
      'county-330922.json',
      'county-330922.pdf',
    ]);
    const pdf = await readPdf(readFileSync(join(folder, 'a/county-330723.pdf')));
    expect((await pdf.texts(0)).join('')).toContain('推演 0 条');
    const saved = join(folder, 'a/county-330723.json');
    expect((await runAtlas('--spec', saved, '--out', join(folder, 'b'))).status).toBe(0);
    const [a, b] = ['a', 'b'].map((out) => readFileSync(join(folder, out, 'county-330723.pdf')));
    expect(Buffer.compare(a!, b!)).toBe(0);
  });

  it('names what the filter leaves out, with the reason, and makes no empty sheets', async () => {
    const made = async (...args: string[]): Promise<string> => {
      const folderOut = join(folder, `left-${args.join('')}`);
      const asked = [...args, ...'--by axis --paper A4 --format json --out'.split(' '), folderOut];
      const { status, out, complaint } = await runAtlas(...asked);
      expect(existsSync(folderOut)).toBe(status === 0);
      return `${out}\n${complaint}`;
    };
    // An axis can be given by its id, its former id, or the code of its county.
    for (const only of ['axis-053', 'axis-330723', '330723'])
      expect(await made('--only', only)).toMatch(/axis-053[.]json.*\n共 1 个文件/);
    const some = await made('--documented-only', '--only', '330700,330105');
    expect(some).toMatch(/330723 .*\n330784 .*\n未收 8 幅：推演 7、没有自己的发展轴 1\n/);
    expect(some).toContain('330726  浦江县发展轴  推演');
    expect(some).toContain('330105  拱墅区  没有自己的发展轴');
    expect(some).toContain('共 2 个文件');
    for (const [args, said] of [
      [['--documented-only', '--only', '330421'], '330421  嘉善县发展轴  推演'],
      [['--batch', '1', '--only', '330421'], '330421  嘉善县发展轴  不属所选批次'],
      [['--only', '330105'], '330105  拱墅区  没有自己的发展轴'],
      [['--only', '330383,330108', '--language', 'en'], '330108  Binjiang  has no axis of its own'],
    ] as const)
      expect(await made(...args)).toContain(said);
  });

  it('makes pictures of the requested resolution', async () => {
    const { out } = await runAtlas(
      ...'--each --only 330723 --paper A5 --format png --dpi 127 --out'.split(' '),
      join(folder, 'p'),
    );
    expect(out).toContain('county-330723-001.png');
    const picture = readFileSync(join(folder, 'p/county-330723-001.png'));
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    // 148 × 210 mm at 5 px/mm, in either orientation.
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)].toSorted()).toEqual([1050, 740]);
    expect(picture.readUInt32BE(picture.indexOf('pHYs') + 4)).toBe(5000);
  });

  it('creates parent folders of the output folder, and names files like the page', async () => {
    const stem = '武'.repeat(60);
    const spec = join(folder, `${stem}.json`);
    writeFileSync(
      spec,
      JSON.stringify({ version: 1, region: { kind: 'county', code: '330723' }, paper: 'A5' }),
    );
    const out = join(folder, 'new', 'below');
    expect((await runAtlas('--spec', spec, '--format', 'svg,json', '--out', out)).status).toBe(0);
    const names = readdirSync(out);
    expect(names).toContain(`${stem}-001.svg`);
    expect(names.every((name) => Buffer.byteLength(name) <= 255)).toBe(true);
  });

  it('refuses the spec of a newer program with an exit status', async () => {
    writeFileSync(join(folder, 'newer.json'), JSON.stringify({ version: 99 }));
    const { status, complaint } = await startAtlas('--spec', 'newer.json', '--out', 'refused');
    expect([status === 0, complaint.includes('99')]).toEqual([false, true]);
    expect(existsSync(join(folder, 'refused'))).toBe(false);
  });
});
