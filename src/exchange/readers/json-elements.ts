import { RefusedFile } from './run.ts';

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_ARRAY = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_ARRAY = 0x5d;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;

/**
 * Takes a JSON text in pieces and gives the elements of one array as texts, one after the other, so that the whole is never in memory: the
 * array under the key `features` of the outermost object, or an outermost array. The text outside that array is kept as `outer`, with the
 * array empty. Only brackets and strings are recognised; `JSON.parse` checks whether elements are JSON.
 */
export class JsonElements {
  readonly #onElement: (text: string) => void;
  readonly #deepest: number;
  #outer = '';
  #element = '';
  #depth = 0;
  /** Depth of the elements; 0 outside the array. */
  #elementDepth = 0;
  #isInText = false;
  #isEscaped = false;
  /** The last string at depth 1, and the part of one that earlier pieces contained. */
  #lastText = '';
  #textPart = '';
  #key: string | null = null;
  /** Position in the piece where the element, or the part outside, begins. */
  #from = 0;

  /** @param deepest greatest number of open brackets */
  constructor(onElement: (text: string) => void, deepest: number) {
    this.#onElement = onElement;
    this.#deepest = deepest;
  }

  /** The text outside the elements. */
  get outer(): string {
    return this.#outer;
  }

  /** Whether every open bracket and string was closed. */
  get isWhole(): boolean {
    return this.#depth === 0 && !this.#isInText;
  }

  /** The beginning of an element that never ends. */
  get unfinished(): string {
    return this.#element;
  }

  /** @throws RefusedFile where brackets are too deep */
  push(piece: string): void {
    this.#from = 0;
    let textFrom = 0;
    for (let i = 0; i < piece.length; i++) {
      const character = piece.charCodeAt(i);
      if (this.#isInText) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (character === BACKSLASH) this.#isEscaped = true;
        else if (character === QUOTE) {
          this.#isInText = false;
          if (this.#depth === 1) this.#lastText = this.#textPart + piece.slice(textFrom, i);
          this.#textPart = '';
        }
        continue;
      }
      switch (character) {
        case QUOTE:
          this.#isInText = true;
          textFrom = i + 1;
          break;
        case OPEN_OBJECT:
        case OPEN_ARRAY:
          this.#open(piece, i, character);
          break;
        case CLOSE_OBJECT:
        case CLOSE_ARRAY:
          this.#close(piece, i);
          break;
        case COMMA:
          if (this.#isAtElements()) this.#endElement(piece, i);
          break;
        case COLON:
          if (this.#depth === 1) this.#key = this.#lastText;
          break;
        default:
      }
    }
    if (this.#isInText && this.#depth === 1) this.#textPart += piece.slice(textFrom);
    // The rest of the piece belongs to the element, or to the part outside.
    const rest = piece.slice(this.#from);
    if (this.#elementDepth > 0) this.#element += rest;
    else this.#outer += rest;
  }

  #isAtElements(): boolean {
    return this.#elementDepth > 0 && this.#depth === this.#elementDepth;
  }

  #open(piece: string, at: number, character: number): void {
    this.#depth++;
    if (this.#depth > this.#deepest)
      throw new RefusedFile('limit', { limit: 'depth', most: this.#deepest, found: this.#depth });
    if (this.#elementDepth > 0 || character !== OPEN_ARRAY) return;
    const isOutermost =
      this.#depth === 1 && this.#outer.trim() === '' && piece.slice(this.#from, at).trim() === '';
    if (!isOutermost && !(this.#depth === 2 && this.#key === 'features')) return;
    this.#elementDepth = this.#depth;
    this.#outer += piece.slice(this.#from, at + 1);
    this.#from = at + 1;
  }

  #close(piece: string, at: number): void {
    if (this.#isAtElements()) {
      this.#endElement(piece, at);
      this.#elementDepth = 0;
      // The bracket itself belongs to the outside.
      this.#from = at;
    }
    if (this.#depth > 0) this.#depth--;
  }

  #endElement(piece: string, at: number): void {
    const text = (this.#element + piece.slice(this.#from, at)).trim();
    this.#element = '';
    this.#from = at + 1;
    if (text !== '') this.#onElement(text);
  }
}
