/**
 * A node with only what Preact uses to render and what a test reads, for tests that render many hundred views. All modelled profiles, 180,000
 * elements, take 5 s with it and 18 s with happy-dom.
 */
export class PlainNode {
  parentNode: PlainNode | null = null;
  readonly childNodes: PlainNode[] = [];
  readonly ownerDocument = plainDocument;
  readonly nodeType: 1 | 3;
  /** Tag name; empty for a text. */
  readonly localName: string;
  readonly namespaceURI: string;
  readonly #attributes = new Map<string, string>();
  readonly style = {};
  data = '';

  constructor(nodeType: 1 | 3, localName = '', namespaceURI = 'http://www.w3.org/1999/xhtml') {
    this.nodeType = nodeType;
    this.localName = localName;
    this.namespaceURI = namespaceURI;
  }

  get firstChild(): PlainNode | null {
    return this.childNodes[0] ?? null;
  }

  get nextSibling(): PlainNode | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }

  get textContent(): string {
    return this.nodeType === 3 ? this.data : this.childNodes.map(({ textContent }) => textContent).join('');
  }

  insertBefore(node: PlainNode, before: PlainNode | null): void {
    node.remove();
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    if (at < 0) throw new Error(`<${before?.localName}> is not in <${this.localName}>`);
    this.childNodes.splice(at, 0, node);
    node.parentNode = this;
  }

  remove(): void {
    this.parentNode?.childNodes.splice(this.parentNode.childNodes.indexOf(this), 1);
    this.parentNode = null;
  }

  setAttribute(name: string, value: unknown): void {
    this.#attributes.set(name, String(value));
  }

  getAttribute(name: string): string | null {
    return this.#attributes.get(name) ?? null;
  }

  removeAttribute(name: string): void {
    this.#attributes.delete(name);
  }

  // Tests that use events need a full document.
  addEventListener(): void {}
  removeEventListener(): void {}

  /** The first element inside with this tag name, class (`.name`) or id (`#name`). */
  find(selector: string): PlainNode | null {
    for (const child of this.childNodes) {
      const found = child.#matches(selector) ? child : child.find(selector);
      if (found) return found;
    }
    return null;
  }

  /** All elements inside with this tag name, class or id, in their order. */
  findAll(selector: string): PlainNode[] {
    return this.childNodes.flatMap((child) => [
      ...(child.#matches(selector) ? [child] : []),
      ...child.findAll(selector),
    ]);
  }

  #matches(selector: string): boolean {
    const name = selector.slice(1);
    if (selector.startsWith('#')) return this.getAttribute('id') === name;
    if (selector.startsWith('.')) return (this.getAttribute('class') ?? '').split(' ').includes(name);
    return this.localName === selector;
  }
}

const plainDocument = {
  createElementNS: (namespaceURI: string, localName: string) => new PlainNode(1, localName, namespaceURI),
  createTextNode: (data: unknown) => Object.assign(new PlainNode(3), { data: String(data) }),
};
