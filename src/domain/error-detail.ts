/** What an error says of itself, for failures that a reader sees with their detail and for the console: anything can be thrown. */
export const errorDetail = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
