import type { JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import {
  type Capabilities,
  DEM_ENCODINGS,
  MAX_BASEMAP_NAME,
  TIANDITU_LOOKS,
  TILE_SIZES,
} from '../../domain/basemap.ts';
import { MAX_ADDRESS, needsKey, readAddress } from '../../domain/basemap-address.ts';
import { type BasemapWords, settingsWords } from '../../i18n/index.ts';
import type { BasemapRefusal, Basemaps } from '../../state/basemaps/basemaps.ts';
import { type BasemapForm as Form, FORM_DATUMS, isDescription, MAX_KEY } from '../../state/basemaps/form.ts';
import { useAtlas } from '../atlas.ts';
import { Choice, FileButton, TextField } from '../fields.tsx';

interface FieldProps {
  basemaps: Basemaps;
  t: BasemapWords;
  form: Form;
  set: (change: Partial<Form>) => void;
  /** What is wrong with the address, after its field has been left. */
  fault: string | undefined;
  onLeave: () => void;
}

/** Options of a list with their texts. */
export const listOptions = <K extends string>(
  keys: readonly K[],
  texts: Readonly<Record<K, string>>,
): [K, string][] => keys.map((key) => [key, texts[key]]);

/** The fields for one kind of source. */
export function SourceFields(props: FieldProps): JSX.Element {
  const { t, form, set } = props;
  const isOfPictures = form.kind === 'raster' || form.kind === 'wmts' || form.kind === 'dem';
  const hasKey = form.kind === 'tianditu' || form.key !== '' || needsKey(form.address);
  return (
    <>
      {form.kind === 'file' && (
        <p class="layer-actions">
          <FileButton label={t.file} accept=".pmtiles" onFile={(file) => set({ file })} />
          <span class="note">{form.file?.name ?? t.noFile}</span>
        </p>
      )}
      {form.kind === 'tianditu' && <TiandituFields {...props} />}
      {form.kind !== 'file' && form.kind !== 'tianditu' && (
        <TextField
          label={t.address}
          value={form.address}
          maxLength={MAX_ADDRESS}
          placeholder={t.examples[form.kind]}
          error={props.fault}
          onInput={(address) => set({ address })}
          onLeave={props.onLeave}
        />
      )}
      {hasKey && (
        <>
          <TextField label={t.key} value={form.key} maxLength={MAX_KEY} onInput={(key) => set({ key })} />
          <p class="note">
            {form.kind !== 'tianditu' && form.key !== '' ? `${t.keyTaken} ${t.keyNote}` : t.keyNote}
          </p>
        </>
      )}
      {form.kind === 'wmts' && <WmtsFields {...props} />}
      {(form.kind === 'raster' || form.kind === 'wmts') && (
        <>
          <Choice
            label={t.datum}
            value={form.datum}
            options={listOptions(FORM_DATUMS, t.datums)}
            onChange={(datum) => set({ datum: datum as Form['datum'] })}
          />
          <p class="note">{t.datumNote}</p>
        </>
      )}
      {form.kind === 'dem' && (
        <Choice
          label={t.encoding}
          value={form.encoding}
          options={listOptions(DEM_ENCODINGS, t.encodings)}
          onChange={(encoding) => set({ encoding: encoding as Form['encoding'] })}
        />
      )}
      {isOfPictures && <TileFields {...props} />}
    </>
  );
}

/** The choice among the maps of 天地图, with or without names. */
const TiandituFields = ({ t, form, set }: FieldProps): JSX.Element => (
  <>
    <Choice
      label={t.look}
      value={form.look}
      options={listOptions(TIANDITU_LOOKS, t.looks)}
      onChange={(look) => set({ look: look as Form['look'] })}
    />
    <label class="check">
      <input
        type="checkbox"
        checked={form.hasNames}
        onChange={(event) => set({ hasNames: event.currentTarget.checked })}
      />
      {t.names}
    </label>
  </>
);

/** Size of the tiles, px, and the zoom levels that have tiles. */
const TileFields = ({ t, form, set }: FieldProps): JSX.Element => (
  <div class="basemap-grid">
    <Choice
      label={t.tileSize}
      value={String(form.tileSize)}
      options={TILE_SIZES.map((size) => [String(size), String(size)])}
      onChange={(size) => set({ tileSize: size === '512' ? 512 : 256 })}
    />
    <TextField label={t.lowest} value={form.lowest} maxLength={2} onInput={(lowest) => set({ lowest })} />
    <TextField label={t.highest} value={form.highest} maxLength={2} onInput={(highest) => set({ highest })} />
  </div>
);

/** Reads the description of a WMTS and offers its layers. */
function WmtsFields({ basemaps, t, form, set }: FieldProps): JSX.Element {
  const { language } = useAtlas();
  const [found, setFound] = useState<Capabilities | null | BasemapRefusal>();
  /** The address whose description was requested last; an answer of an earlier one may come after it. */
  const asked = useRef('');
  const isDescribed = isDescription(form.address, basemaps.site.page);
  const readDescription = async (): Promise<void> => {
    const read = readAddress(form.address, 'vector', basemaps.site.page);
    if ('fault' in read) return;
    if (read.key !== undefined) set({ key: read.key, address: read.address });
    asked.current = read.address;
    const answer = await basemaps.tools.capabilities(read.address, read.key ?? form.key);
    if (asked.current === read.address) setFound(answer);
  };
  const take = (at: string): void => {
    const choice = found && 'choices' in found ? found.choices[Number(at)] : undefined;
    if (!choice) return;
    const [lowest, highest] = choice.zooms.map(String);
    set({
      address: choice.address,
      tileSize: choice.tileSize,
      lowest: lowest ?? form.lowest,
      highest: highest ?? form.highest,
      name: form.name || choice.title.slice(0, MAX_BASEMAP_NAME),
    });
  };
  return (
    <>
      {isDescribed && (
        <p class="layer-actions">
          <button type="button" class="text-button" onClick={() => void readDescription()}>
            {t.readCapabilities}
          </button>
        </p>
      )}
      <p class="note" role="status">
        {found === null && t.notWmts}
        {found && 'why' in found && settingsWords.in(language).basemapFaults[found.why](found.detail)}
        {found && 'choices' in found && found.choices.length === 0 && t.noLayers}
        {found && 'choices' in found && found.leftOut > 0 && ` ${t.leftOut(found.leftOut)}`}
      </p>
      {found && 'choices' in found && found.choices.length > 0 && (
        <Choice
          label={t.layer}
          value={String(found.choices.findIndex(({ address }) => address === form.address))}
          options={[
            ['-1', '—'],
            ...found.choices.map(({ title, matrixSet }, k): [string, string] => [
              String(k),
              `${title}（${matrixSet}）`,
            ]),
          ]}
          onChange={take}
        />
      )}
    </>
  );
}
