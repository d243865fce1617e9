import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { tileAddresses, isVector, MIN_OPACITY } from '../../domain/basemap.ts';
import { needsKey, addressOrigin } from '../../domain/basemap-address.ts';
import { type BasemapWords, basemapWords, settingsWords } from '../../i18n/index.ts';
import type { AddedBasemap, Basemaps } from '../../state/basemaps/basemaps.ts';
import { useAtlas } from '../atlas.ts';
import { MAX_KEY } from '../../state/basemaps/form.ts';
import { Choice, FileButton, TextField } from '../fields.tsx';
import { BasemapForm } from './basemap-form.tsx';

interface Props {
  basemaps: Basemaps;
  t: BasemapWords;
}

/** Basemaps from outside: which one is used, how it is drawn, and the form to add one. */
export function BasemapSection(): JSX.Element | null {
  const { state, language } = useAtlas();
  const { value: basemaps } = state.basemaps;
  const [isAdding, setAdding] = useState(false);
  if (!basemaps) return null;
  const t = basemapWords.in(language);
  const added = basemaps.added.value;
  const chosen = basemaps.chosen.value;
  return (
    <section class="section basemaps" aria-labelledby="basemaps-title">
      <div class="section-head">
        <h2 id="basemaps-title">{t.title}</h2>
        <button
          type="button"
          class="text-button"
          aria-expanded={isAdding}
          onClick={() => setAdding(!isAdding)}
        >
          {isAdding ? t.close : t.add}
        </button>
      </div>
      {added.length === 0 && !isAdding && <p class="note">{t.lead}</p>}
      <Linked basemaps={basemaps} t={t} />
      {added.length > 0 && (
        <Choice
          label={t.choose}
          value={chosen?.id ?? ''}
          options={[
            ['', t.own],
            ...added.map(({ id, basemap, key }): [string, string] => [
              id,
              isKeyMissing({ basemap, key }) ? `${basemap.name}（${t.noKey}）` : basemap.name,
            ]),
          ]}
          onChange={(id) => basemaps.choose(id === '' ? null : id)}
        />
      )}
      {chosen && <Chosen key={chosen.id} entry={chosen} basemaps={basemaps} t={t} />}
      {isAdding && <BasemapForm basemaps={basemaps} t={t} onAdded={() => setAdding(false)} />}
    </section>
  );
}

const isKeyMissing = ({
  basemap,
  key,
}: {
  basemap: AddedBasemap['basemap'];
  key?: string | undefined;
}): boolean => key === undefined && tileAddresses(basemap.source).some(needsKey);

/** How the chosen basemap is drawn, and its settings. */
function Chosen({ entry, basemaps, t }: Props & { entry: AddedBasemap }): JSX.Element {
  const { id, basemap } = entry;
  const slider = useId();
  const percent = Math.round(basemap.opacity * 100);
  return (
    <div class="basemap-chosen">
      <Status entry={entry} basemaps={basemaps} t={t} />
      <div class="basemap-opacity">
        <label for={slider}>{t.opacity}</label>
        <input
          id={slider}
          type="range"
          min={MIN_OPACITY * 100}
          max={100}
          step={5}
          value={percent}
          aria-valuetext={t.percent(percent)}
          onInput={(event) => basemaps.change(id, { opacity: Number(event.currentTarget.value) / 100 })}
        />
        <output class="number">{t.percent(percent)}</output>
      </div>
      {tileAddresses(basemap.source).some(needsKey) && <KeyField entry={entry} basemaps={basemaps} t={t} />}
      {basemap.source.kind === 'file' && !entry.file && <FileAgain basemaps={basemaps} t={t} entry={entry} />}
      {basemaps.notStored.value.has(id) && (
        <p class="note" role="alert">
          {t.notStored}
        </p>
      )}
      <p class="layer-actions">
        <button
          type="button"
          class="text-button"
          onClick={() => {
            if (confirm(t.removeSure(basemap.name))) basemaps.remove(id);
          }}
        >
          {t.remove}
        </button>
      </p>
    </div>
  );
}

/** State of its tiles, with the cause and a button to try again if they fail. */
function Status({ entry: { basemap }, basemaps, t }: Props & { entry: AddedBasemap }): JSX.Element | null {
  const { language } = useAtlas();
  const { value: status } = basemaps.status;
  switch (status.state) {
    case 'none':
      return null;
    case 'loading':
      return <p class="note">{t.loading}</p>;
    case 'empty':
      return <p class="note">{t.empty}</p>;
    case 'drawn':
      return (
        <p class="note">
          {isVector(basemap) ? t.drawn : basemap.source.kind === 'dem' ? '' : t.drawnPictures}
        </p>
      );
    case 'dead': {
      const fault = settingsWords.in(language).basemapFaults[status.why](status.detail);
      return (
        <div class="notice notice-failure" role="alert">
          <p>{t.dead(basemap.name, fault)}</p>
          <button type="button" class="text-button" onClick={basemaps.retry}>
            {t.retry}
          </button>
        </div>
      );
    }
  }
}

function KeyField({ entry: { id, key = '' }, basemaps, t }: Props & { entry: AddedBasemap }): JSX.Element {
  const [text, setText] = useState(key);
  return (
    <>
      <TextField label={t.key} value={text} maxLength={MAX_KEY} onInput={setText} />
      <p class="layer-actions">
        <button
          type="button"
          class="text-button"
          disabled={text.trim() === key}
          onClick={() => basemaps.setKey(id, text.trim())}
        >
          {t.setKey}
        </button>
      </p>
      <p class="note">{t.keyNote}</p>
    </>
  );
}

function FileAgain({ entry: { basemap }, basemaps, t }: Props & { entry: AddedBasemap }): JSX.Element {
  return (
    <div class="notice" role="status">
      <p>{t.fileMissing}</p>
      <FileButton
        accept=".pmtiles"
        label={t.file}
        onFile={(file) => basemaps.add({ ...basemap, source: { kind: 'file', file: file.name } }, { file })}
      />
    </div>
  );
}

/** The basemap that the link names and that was not added on this device: nothing is requested for it before the reader agrees. */
function Linked({ basemaps, t }: Props): JSX.Element | null {
  const { value: linked } = basemaps.linked;
  if (!linked) return null;
  const { source, name } = linked;
  const origins = [
    ...new Set(tileAddresses(source).map((address) => addressOrigin(address, basemaps.site.page))),
  ];
  return (
    <div class="notice" role="status">
      <p>{source.kind === 'file' ? t.linkedFile(name, source.file) : t.linked(name, origins.join(' '))}</p>
      {source.kind === 'file' ? (
        <FileButton
          accept=".pmtiles"
          label={t.file}
          onFile={(file) => basemaps.add({ ...linked, source: { kind: 'file', file: file.name } }, { file })}
        />
      ) : (
        <button type="button" class="text-button" onClick={() => basemaps.add(linked)}>
          {t.takeLinked}
        </button>
      )}
      <button type="button" class="text-button" onClick={basemaps.forgetLinked}>
        {t.forgetLinked}
      </button>
    </div>
  );
}
