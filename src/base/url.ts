/** Reads an address. The oldest browsers lack `URL.parse` and `URL.canParse`. @returns undefined for what is none. */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
