import type { JSX } from 'preact';
import { useId, useRef } from 'preact/hooks';
import { changePrint } from '../../state/actions.ts';
import type { Printing, PrintSettings } from '../../state/print-types.ts';
import { useAtlas } from '../atlas.ts';
import type { PrintWords } from '../../i18n/index.ts';
import { Group } from './fields.tsx';

interface Props {
  settings: PrintSettings;
  printing: Printing;
  t: PrintWords;
}

/** Where water and roads under the network come from. */
export function BasemapFields({ settings, printing, t }: Props): JSX.Element {
  const { state } = useAtlas();
  const { basemap } = settings;
  const id = useId();
  const file = useRef<HTMLInputElement>(null);
  return (
    <Group title={t.basemap.title}>
      <p class="note">{t.basemap.lead}</p>
      <div class="choice wide">
        <label for={id}>{t.basemap.address}</label>
        <input
          id={id}
          data-setting="basemap"
          value={basemap?.source ?? ''}
          maxLength={400}
          placeholder={t.basemap.example}
          // Only when it is finished: half an address would be asked for tiles.
          onChange={(event) => {
            const source = event.currentTarget.value.trim();
            changePrint(state, { basemap: source === '' ? undefined : { source } });
          }}
        />
      </div>
      <p class="print-actions">
        <button type="button" class="text-button" onClick={() => file.current?.click()}>
          {t.basemap.choose}
        </button>
        {basemap && (
          <button
            type="button"
            class="text-button"
            onClick={() => changePrint(state, { basemap: undefined })}
          >
            {t.basemap.none}
          </button>
        )}
        <input
          ref={file}
          type="file"
          accept=".pmtiles"
          class="visually-hidden"
          tabIndex={-1}
          aria-label={t.basemap.choose}
          onChange={(event) => {
            const [chosen] = event.currentTarget.files ?? [];
            if (chosen) printing.useBasemap(chosen);
            event.currentTarget.value = '';
          }}
        />
      </p>
    </Group>
  );
}
