import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { isVector, sheetSource } from '../../domain/basemap.ts';
import { readAddress } from '../../domain/basemap-address.ts';
import { basemapWords } from '../../i18n/index.ts';
import { changePrint } from '../../state/actions.ts';
import type { Printing, PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { Choice, FileButton } from '../fields.tsx';
import { Group } from './fields.tsx';

interface Props {
  settings: PrintSettings;
  printing: Printing;
  t: PrintWords;
}

/** Source of the water and roads below the network. */
export function BasemapFields({ settings, printing, t }: Props): JSX.Element {
  const { state, language } = useAtlas();
  const { basemap } = settings;
  // Their words are loaded with them.
  const basemaps = state.basemaps.value;
  const added = (basemaps?.added.value ?? []).flatMap(({ basemap: each }): [string, string][] => {
    const source = sheetSource(each);
    return source === undefined ? [] : [[source, each.name]];
  });
  const onMap = basemaps?.chosen.value?.basemap;
  const id = useId();
  return (
    <Group title={t.basemap.title}>
      <p class="note">{t.basemap.lead}</p>
      {onMap && !isVector(onMap) && <p class="note">{basemapWords.in(language).drawnPictures}</p>}
      {added.length > 0 && (
        <Choice
          label={basemapWords.in(language).choose}
          value={added.some(([source]) => source === basemap?.source) ? (basemap?.source ?? '') : ''}
          options={[['', '—'], ...added]}
          onChange={(source) => changePrint(state, { basemap: source === '' ? undefined : { source } })}
        />
      )}
      <div class="choice wide">
        <label for={id}>{t.basemap.address}</label>
        <input
          id={id}
          data-setting="basemap"
          value={basemap?.source ?? ''}
          maxLength={400}
          placeholder={t.basemap.example}
          // Takes effect when it is finished: tiles would otherwise be requested from half an address.
          onChange={(event) => {
            const text = event.currentTarget.value.trim();
            const read = readAddress(text, 'vector', document.baseURI);
            // The key must not be in the settings, which are put into links and files.
            const source = 'fault' in read ? text : read.address;
            changePrint(state, { basemap: source === '' ? undefined : { source } });
          }}
        />
      </div>
      <p class="print-actions">
        <FileButton label={t.basemap.choose} accept=".pmtiles" onFile={(file) => printing.useBasemap(file)} />
        {basemap && (
          <button
            type="button"
            class="text-button"
            onClick={() => changePrint(state, { basemap: undefined })}
          >
            {t.basemap.none}
          </button>
        )}
      </p>
    </Group>
  );
}
