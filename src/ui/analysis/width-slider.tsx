import type { JSX } from 'preact';
import { WIDTH_KM } from '../../domain/answer-layers.ts';
import { changeSetting } from '../../state/actions.ts';
import { useAtlas } from '../atlas.ts';
import type { AnalysisWords } from '../../i18n/index.ts';

/** Slider of the corridor's width. Arrow keys change it by one step, Page Up and Down by several; screen readers read the value with its unit. */
export function WidthSlider({ t }: { t: AnalysisWords }): JSX.Element {
  const { state } = useAtlas();
  const widthKm = state.widthKm.value ?? WIDTH_KM.first;
  return (
    <div class="width">
      <label for="corridor-width">{t.width.label}</label>
      <output class="number width-value" for="corridor-width">
        {t.width.value(widthKm)}
      </output>
      <input
        id="corridor-width"
        type="range"
        min={0}
        max={WIDTH_KM.max}
        step={WIDTH_KM.step}
        value={widthKm}
        aria-valuetext={t.width.value(widthKm)}
        onInput={(event) => changeSetting(state, 'widthKm', event.currentTarget.valueAsNumber)}
      />
      <p class="width-scale number" aria-hidden="true">
        {[0, 5, 10, 15, 20].map((tick) => (
          <span key={tick}>{tick}</span>
        ))}
      </p>
    </div>
  );
}
