/** Types of the used part of linebreak 1, which has none of its own. */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    /** Index at which a line may or must end next; null after the end of the text. */
    nextBreak(): { position: number; required: boolean } | null;
  }
}
