import type { ComponentChildren, JSX } from 'preact';
import { Component } from 'preact';
import { useAtlas } from './atlas.ts';
import { pageWords } from '../i18n/index.ts';
import type { PageWords } from '../i18n/index.ts';

interface Props {
  /** Name of the guarded part, for the reader. */
  part: keyof PageWords['fault']['parts'];
  /** The data that the part shows: when they change, it is rendered again. */
  of?: unknown;
  /** Closes the part, if it can be closed. */
  onClose?: () => void;
  /** Resets the settings of the part to their defaults, if some are set. */
  onDefaults?: () => void;
  children: ComponentChildren;
}

interface State {
  /** In an object, since a part may throw any value, also `undefined`. */
  fault: { error: unknown } | null;
  of: unknown;
}

/**
 * An error boundary around a part of the page: if the part throws, a message takes its place that offers to try again, to close it or to reset its
 * settings.
 */
export class Guard extends Component<Props, State> {
  static override getDerivedStateFromError(error: unknown): Partial<State> {
    return { fault: { error } };
  }

  static override getDerivedStateFromProps({ of }: Props, state: State): Partial<State> | null {
    return of === state.of ? null : { of, fault: null };
  }

  override state: State = { fault: null, of: this.props.of };

  override componentDidCatch(error: unknown): void {
    // Reported in the browser's console like an uncaught error.
    reportError(error);
  }

  override render(): ComponentChildren {
    const { children, part, onClose, onDefaults } = this.props;
    if (!this.state.fault) return children;
    const leave = (act: (() => void) | undefined) =>
      act &&
      (() => {
        act();
        this.setState({ fault: null });
      });
    return (
      <Fault
        parts={[part]}
        onRetry={() => this.setState({ fault: null })}
        onClose={leave(onClose)}
        onDefaults={leave(onDefaults)}
      />
    );
  }
}

/** Says which parts failed, and what can be done about it. */
export function Fault({
  parts,
  onRetry,
  onClose,
  onDefaults,
}: {
  parts: readonly Props['part'][];
  onRetry: () => void;
  onClose?: (() => void) | undefined;
  onDefaults?: (() => void) | undefined;
}): JSX.Element {
  const { t: words, language } = useAtlas();
  const t = pageWords(language).fault;
  const ways = [
    [t.retry, onRetry],
    [t.defaults, onDefaults],
    [t.close, onClose],
  ] as const;
  return (
    <div class="notice notice-failure" role="alert">
      <p>{t.line(parts.map((part) => t.parts[part]).join(words.mapFault.join))}</p>
      <p class="fault-ways">
        {ways.map(
          ([name, act]) =>
            act && (
              <button key={name} type="button" class="text-button" onClick={act}>
                {name}
              </button>
            ),
        )}
      </p>
    </div>
  );
}
