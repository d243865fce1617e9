// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, it } from 'vitest';
import { Day } from './fields.tsx';

const host = document.createElement('div');
document.body.append(host);
afterEach(() => render(null, host));

const show = (value: string): HTMLInputElement => {
  render(<Day label="日期" value={value} fault="没有这一天" onChange={() => {}} />, host);
  return host.querySelector('input') as HTMLInputElement;
};

it('shows a new setting when the panel is rendered, before the reader can type in the field', () => {
  const field = show('');
  show('2026-11-29');
  field.focus();
  expect(field.value).toBe('2026-11-29');
});

it('keeps text that is being typed when a sheet arrives', () => {
  let field = show('2026-11-29');
  field.focus();
  field.value = '2026-11-03';
  act(() => void show('2026-11-29'));
  act(() => void show('2026-11-28'));
  field = host.querySelector('input') as HTMLInputElement;
  expect(field.value).toBe('2026-11-03');
});
