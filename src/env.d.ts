/** The address of a browser script, which src/publishing/integrations/browser-scripts.ts builds. */
declare module '*?script' {
  const address: string;
  export default address;
}

/** What is used of the package, whose exports do not name its types. */
declare module 'fflate' {
  export function zipSync(
    files: Readonly<Record<string, Uint8Array>>,
    options: { level: 9; mtime: Date },
  ): Uint8Array;
  export function unzipSync(archive: Uint8Array): Record<string, Uint8Array>;
}
