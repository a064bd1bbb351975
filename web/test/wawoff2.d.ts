declare module "wawoff2" {
  /** From woff2 to the font it holds. */
  export function decompress(font: Uint8Array): Promise<Uint8Array>;
}
