/** The part of linebreak 1 that is used; it brings no types. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** Where a line may or must end next, as an index into the text; null after its end. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
