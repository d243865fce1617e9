import { render } from 'preact';
import { act } from 'preact/test-utils';
import type { Network } from '../../domain/network.ts';
import { createAtlasState } from '../../state/atlas-state.ts';
import type { AtlasState } from '../../state/atlas-state.ts';
import { applyHash } from '../../state/link-state.ts';
import { giveNetwork } from '../../state/testing/network.ts';
import { AtlasContext } from '../atlas.ts';
import { Profile } from '../profile/profile.tsx';
import { testAtlas } from './atlas.ts';
import { PlainNode } from './plain-nodes.ts';

/** Profiles of the records of a network in Chinese, rendered one in place of another. */
export class ProfilePage {
  readonly state: AtlasState = createAtlasState();
  readonly #root = new PlainNode(1, 'main');

  constructor(network: Network) {
    this.state.languageChoice.value = 'zh';
    giveNetwork(this.state, network);
  }

  /** Opens a link to a record. @param parts further parts of the link, such as the filter */
  open(kind: string, id: string, parts = ''): Promise<void> {
    return act(() => {
      applyHash(this.state, `#at=${kind}:${id}${parts}`);
      const selection = this.state.selection.value;
      render(
        <AtlasContext.Provider value={testAtlas(this.state)}>
          {selection && <Profile selection={selection} />}
        </AtlasContext.Provider>,
        this.#root as unknown as Element,
      );
    });
  }

  /** An element of the shown profile, by tag name, class or id along the way to it. */
  part(...path: string[]): PlainNode | null {
    return ['article', ...path].reduce<PlainNode | null>(
      (outer, selector) => outer && outer.find(selector),
      this.#root,
    );
  }

  textOf(...path: string[]): string {
    return this.part(...path)?.textContent ?? `no ${path.join(' ')}`;
  }

  close(): Promise<void> {
    return act(() => render(null, this.#root as unknown as Element));
  }
}
