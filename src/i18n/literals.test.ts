import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseSync } from '@swc/core';
import { describe, expect, it } from 'vitest';

/** Files whose strings in Han are not words that people read, but characters of data or for typesetting. */
const NOT_WORDS: Readonly<Record<string, string>> = {
  'geodata/merge/seed-rows.ts': 'the ending 村, by which names of villages are compared',
  'src/dataset/base/load-network.ts': 'the name of the province, where its file did not come',
  'src/domain/romanise.ts': 'generic endings of Chinese names (县, 镇), which it takes off',
  'src/exchange/list/columns.ts':
    'usual headings of lists and endings of names, by which columns are recognised',
  'src/exchange/list/places.ts': 'endings of names of counties (县, 市, 区), which lists leave out or change',
  'src/exchange/list/records.ts':
    'names of programmes, as the records of seeds/ have them, and the ending 村',
  'src/exchange/place-names.ts':
    'suffixes of names of counties (县, 市, 区), which tables leave out or change',
  'src/map/fonts.ts': 'a sample that makes the browser load both parts of a font',
  'src/map/labels.ts': 'the ending 区 by which a district is known',
  'src/state/search-address.ts': 'endings of Chinese addresses, which it takes off',
  'src/ui/figure-text.ts': 'units of large numbers (亿, 万) in figures that are shown in Chinese',
};
/** Attributes of JSX whose values people read or hear. */
const READ = new Set(['aria-label', 'aria-description', 'title', 'placeholder', 'alt', 'label']);

interface Node {
  type: string;
  [key: string]: unknown;
}
const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
const childrenOf = (node: Node): Node[] =>
  Object.values(node).flatMap((value) =>
    Array.isArray(value)
      ? value
          .map((each: unknown) => (isNode(each) ? each : (each as { expression?: unknown })?.expression))
          .filter(isNode)
      : isNode(value)
        ? [value]
        : [],
  );

/** Text of a string or a piece of a template; undefined for anything else. */
const literal = (node: Node): string | undefined =>
  node.type === 'StringLiteral'
    ? (node['value'] as string)
    : node.type === 'TemplateElement'
      ? (node['raw'] as string)
      : undefined;

/** Literals that may be shown: those of an expression, except what it calls, compares or uses as a key. */
function shown(node: Node): string[] {
  const text = literal(node);
  if (text !== undefined) return [text];
  switch (node.type) {
    case 'TemplateLiteral':
      return (node['quasis'] as Node[]).flatMap(shown);
    case 'ConditionalExpression':
      return [node['consequent'], node['alternate']].filter(isNode).flatMap(shown);
    case 'BinaryExpression':
      return ['&&', '||', '??', '+'].includes(node['operator'] as string)
        ? [node['left'], node['right']].filter(isNode).flatMap(shown)
        : [];
    case 'ParenthesisExpression':
    case 'JSXExpressionContainer':
      return isNode(node['expression']) ? shown(node['expression']) : [];
    default:
      return [];
  }
}

/** Arguments of `console.log` and the like, which the commands print; of other calls none. */
function printed(node: Node): Node[] {
  const callee = node['callee'] as { object?: { value?: unknown } } | undefined;
  if (node.type !== 'CallExpression' || callee?.object?.value !== 'console') return [];
  return (node['arguments'] as { expression: unknown }[]).map(({ expression }) => expression).filter(isNode);
}

/** Words in the code of a file: strings in Han, texts and names of JSX elements, and what is printed. */
export function wordsInCode(code: string, tsx: boolean): string[] {
  const found: string[] = [];
  const look = (node: Node): void => {
    const text = literal(node);
    if (text !== undefined && /\p{Script=Han}/u.test(text)) found.push(text);
    if (node.type === 'JSXText' && /\p{L}/u.test(node['value'] as string))
      found.push((node['value'] as string).trim());
    if (node.type === 'JSXElement' || node.type === 'JSXFragment')
      for (const child of node['children'] as Node[])
        if (child.type === 'JSXExpressionContainer')
          found.push(...shown(child).filter((each) => /\p{L}/u.test(each)));
    for (const argument of printed(node))
      found.push(...shown(argument).filter((each) => /\p{L}/u.test(each)));
    if (node.type === 'JSXAttribute') {
      const name = (node['name'] as { value?: string }).value ?? '';
      if (READ.has(name) && isNode(node['value']))
        found.push(...shown(node['value']).filter((each) => /\p{L}/u.test(each)));
    }
    for (const child of childrenOf(node)) look(child);
  };
  look(parseSync(code, { syntax: 'typescript', tsx, target: 'es2022' }) as unknown as Node);
  return [...new Set(found)];
}

const ROOT = join(import.meta.dirname, '../..');
const productFiles = ['src', 'styles', 'geodata/merge'].flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => /[.]tsx?$/.test(file) && !/[.](test|d)[.]tsx?$|\/testing\/|^src\/i18n\//.test(file)),
);

describe('words in the code', () => {
  it('do not exist outside the dictionaries', () => {
    expect(productFiles.length).toBeGreaterThan(300);
    const found = productFiles.flatMap((file) =>
      file in NOT_WORDS
        ? []
        : wordsInCode(readFileSync(join(ROOT, file), 'utf8'), file.endsWith('x')).map(
            (text) => `${file}: ${text}`,
          ),
    );
    expect(found).toEqual([]);
  });

  it('are of the stated kind in each listed file', () => {
    for (const file of Object.keys(NOT_WORDS)) {
      expect(productFiles, relative(ROOT, file)).toContain(file);
      expect(wordsInCode(readFileSync(join(ROOT, file), 'utf8'), false), file).not.toEqual([]);
    }
  });

  // oxlint-disable-next-line no-template-curly-in-string
  const n = '${n}';
  it.each([
    ["const t = '中心镇';", ['中心镇']],
    [`const t = \`${n} 个村\`;`, [' 个村']],
    ["const t = { zh: '县', en: 'County' };", ['县']],
    ['const e = <p>Towns</p>;', ['Towns']],
    ["const e = <p>{open ? 'Close' : 'Open'}</p>;", ['Close', 'Open']],
    [`const e = <p>{n} {\`${n} km\`}</p>;`, [' km']],
    ['const e = <a title="Back" href="x" />;', ['Back']],
    [`console.log(\`${n} files\`);`, [' files']],
    ["console.error(ok ? t.done : 'Failed', 'Sorry');", ['Failed', 'Sorry']],
    [`const e = <a aria-label={\`${n}: more\`} class="row" />;`, [': more']],
  ])('are found in %s', (code, found) => expect(wordsInCode(code, true)).toEqual(found));

  it.each([
    ["const e = <a class={on ? 'on' : 'off'} lang=\"zh-Hans\">{t.title}</a>;"],
    ["const e = <p>{kind === 'town' && <b>{t.town}</b>}</p>;"],
    ['const e = <p>{n}%, {n}</p>;'],
    [`console.log(\`${n}  \`, t.files(n, 'pdf')); print('a file');`],
    ['/** 中心镇 */ const isTown = /镇$/;'],
  ])('are not found in %s', (code) => expect(wordsInCode(code, true)).toEqual([]));
});
