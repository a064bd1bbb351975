interface JSON {
  /** A JSON text that `stringify` writes as it stands; newer than the compiler's library (JSON.parse source text access). */
  rawJSON(text: string): object;
}
