/** The last part of an address: the slug of what it leads to. */
export function lastSegment(url: string): string {
  return url.split('/').filter(Boolean).at(-1) ?? '';
}
