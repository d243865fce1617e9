import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { tileAddresses, MAX_ATTRIBUTION, MAX_BASEMAP_NAME } from '../../domain/basemap.ts';
import { isAllowedOrigin, addressOrigin, readAddress } from '../../domain/basemap-address.ts';
import { type BasemapWords, settingsWords } from '../../i18n/index.ts';
import type { BasemapRefusal, Basemaps } from '../../state/basemaps/basemaps.ts';
import {
  type BasemapForm as Form,
  EMPTY_FORM,
  FORM_KINDS,
  type FormProblem,
  isDescription,
  readBasemapForm,
} from '../../state/basemaps/form.ts';
import { useAtlas } from '../atlas.ts';
import { Choice, TextField } from '../fields.tsx';
import { listOptions, SourceFields } from './source-fields.tsx';

/** State of the test of the form; `of` is the content of the form that was tested. */
type Test =
  | { state: 'none' }
  | { state: 'running' }
  | { state: 'done'; of: Form; zooms: readonly [number, number]; attribution: string }
  | { state: 'failed'; of: Form; cause: BasemapRefusal };

interface Props {
  basemaps: Basemaps;
  t: BasemapWords;
}

/** What is wrong with a form, in words. */
function problemText(problem: FormProblem, t: BasemapWords): string {
  if (problem.field === 'file') return t.noFile;
  if (problem.field === 'address') return t.addresses[problem.fault.why](problem.fault.value);
  return t.problems[problem.field](problem.value);
}

/** The content of the form, what is wrong with it, and the test that precedes adding. */
function useBasemapForm({ basemaps, t }: Props, onAdded: () => void) {
  const [form, setForm] = useState(EMPTY_FORM);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const [test, setTest] = useState<Test>({ state: 'none' });
  const latest = useRef(form);
  latest.current = form;
  /** Null once the form is closed, so that a test that ends later adds nothing. */
  const element = useRef<HTMLFormElement>(null);
  const { page } = basemaps.site;
  const set = (change: Partial<Form>): void => {
    setForm((before) => ({ ...before, ...change }));
    setProblem(null);
    if (test.state !== 'none') setTest({ state: 'none' });
  };
  const read = () => readBasemapForm(form, page, t.tianditu);
  const onLeave = (): void => {
    if (form.address.trim() === '') return;
    if (form.kind === 'wmts' && isDescription(form.address, page)) return;
    const result = read();
    const isOfAddress = 'problem' in result && result.problem.field === 'address';
    setProblem(isOfAddress ? result.problem : null);
    if ('problem' in result || result.key === undefined || !('address' in result.basemap.source)) return;
    // The key in the address is moved to its own field.
    set({ address: result.basemap.source.address, key: result.key });
  };
  const run = async (): Promise<Test> => {
    const result = read();
    if ('problem' in result) {
      setProblem(result.problem);
      return { state: 'none' };
    }
    setTest({ state: 'running' });
    const { basemap, ...own } = result;
    const answer = await basemaps.tools.tryOut(basemap, own);
    const ended: Test =
      'why' in answer ? { state: 'failed', of: form, cause: answer } : { state: 'done', of: form, ...answer };
    // The form was changed or closed during the test.
    if (latest.current !== form || !element.current) return { state: 'none' };
    setTest(ended);
    return ended;
  };
  const add = (tested: Test): void => {
    const result = read();
    if ('problem' in result) return setProblem(result.problem);
    const { basemap, ...own } = result;
    const said = tested.state === 'done' ? { zooms: tested.zooms, attribution: tested.attribution } : {};
    basemaps.add({ ...basemap, ...said }, own);
    onAdded();
  };
  return { element, form, problem, test, set, onLeave, run, add };
}

/** Fields for adding a basemap: it is tested before it is added, and the cause is named if it cannot be used. */
export function BasemapForm({ basemaps, t, onAdded }: Props & { onAdded: () => void }): JSX.Element {
  const { element, form, problem, test, set, onLeave, run, add } = useBasemapForm({ basemaps, t }, onAdded);
  const { page, allowed } = basemaps.site;
  const fault = problem?.field === 'address' ? problemText(problem, t) : undefined;
  const refused = refusedOrigin(form, page, allowed);
  return (
    <form
      ref={element}
      class="basemap-form"
      onSubmit={(event) => {
        event.preventDefault();
        void run().then((ended) => {
          if (ended.state === 'done') add(ended);
        });
      }}
    >
      <Choice
        label={t.kind}
        value={form.kind}
        options={listOptions(FORM_KINDS, t.kinds)}
        onChange={(kind) => set({ kind: kind as Form['kind'] })}
      />
      <SourceFields basemaps={basemaps} t={t} form={form} set={set} fault={fault} onLeave={onLeave} />
      {refused !== null && (
        <p class="note" role="alert">
          {t.notAllowed(refused, allowed)}
        </p>
      )}
      <TextField
        label={t.name}
        value={form.name}
        maxLength={MAX_BASEMAP_NAME}
        onInput={(name) => set({ name })}
      />
      {form.kind !== 'tianditu' && (
        <TextField
          label={t.attribution}
          value={form.attribution}
          maxLength={MAX_ATTRIBUTION}
          onInput={(attribution) => set({ attribution })}
        />
      )}
      {problem && problem.field !== 'address' && (
        <p class="note field-error" role="alert">
          {problemText(problem, t)}
        </p>
      )}
      <FormEnd form={form} test={test} t={t} onTest={() => void run()} onAdd={() => add(test)} />
    </form>
  );
}

/** The result of the test, and the buttons. */
function FormEnd({
  form,
  test,
  t,
  onTest,
  onAdd,
}: {
  form: Form;
  test: Test;
  t: BasemapWords;
  onTest: () => void;
  onAdd: () => void;
}): JSX.Element {
  const { failures, basemapFaults } = settingsWords.in(useAtlas().language);
  const isRunning = test.state === 'running';
  return (
    <>
      <p class="note" role="status">
        {isRunning && t.testing}
        {test.state === 'done' && t.reachable(...test.zooms)}
        {test.state === 'failed' &&
          failures.basemap(
            form.name || form.address || t.tianditu.names[form.look],
            basemapFaults[test.cause.why](test.cause.detail),
          )}
      </p>
      <p class="layer-actions">
        <button type="submit" class="button primary" disabled={isRunning}>
          {t.save}
        </button>
        <button type="button" class="text-button" disabled={isRunning} onClick={onTest}>
          {t.test}
        </button>
        {test.state === 'failed' && (
          <button type="button" class="text-button" onClick={onAdd}>
            {t.saveAnyway}
          </button>
        )}
      </p>
    </>
  );
}

/** The origin of the address if the deployment does not allow it; null if it is allowed or not known yet. */
function refusedOrigin(form: Form, page: string, allowed: readonly string[]): string | null {
  const { kind, address, look, hasNames } = form;
  if (kind === 'file') return null;
  const read = kind === 'tianditu' ? null : readAddress(address, 'vector', page);
  if (read && 'fault' in read) return null;
  const [first = ''] = read ? [read.address] : tileAddresses({ kind: 'tianditu', look, hasNames });
  const origin = addressOrigin(first, page);
  return isAllowedOrigin(origin, page, allowed) ? null : origin;
}
