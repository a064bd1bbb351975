/** The pages in English, by path: one chunk, fetched when help is first asked for. */
export const pages = import.meta.glob<string>("../../../docs/lint/*.md", {
  query: "?raw",
  import: "default",
  eager: true,
});
