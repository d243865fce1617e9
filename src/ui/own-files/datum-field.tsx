import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { datumText } from '../../i18n/datum-text.ts';
import type { OwnFileWords } from '../../i18n/index.ts';
import { type Datum, DATUMS, sameDatum } from '../../state/own-layers/open.ts';
import type { Plan } from './layer-plan.ts';

/** Choice of the datum of the positions: the usual ones, and the one that the file names. */
export function DatumField({
  named,
  reading,
  t,
  onChange,
}: {
  named: Datum | null;
  reading: Plan['reading'];
  t: OwnFileWords;
  onChange: (datum: Datum) => void;
}): JSX.Element {
  const id = useId();
  const datums = named && !DATUMS.some((datum) => sameDatum(datum, named)) ? [named, ...DATUMS] : DATUMS;
  return (
    <div class="choice wide">
      <label for={`${id}-datum`}>{t.layer.datum}</label>
      <select
        id={`${id}-datum`}
        value={datums.findIndex((datum) => reading && sameDatum(datum, reading.datum))}
        onChange={(event) => {
          const datum = datums[Number(event.currentTarget.value)];
          if (datum) onChange(datum);
        }}
      >
        {!reading && <option value={-1}>{t.layer.choose}</option>}
        {datums.map((datum, i) => (
          <option key={i} value={i}>
            {datumText(datum, t)}
          </option>
        ))}
      </select>
    </div>
  );
}
