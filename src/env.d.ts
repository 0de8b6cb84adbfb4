/** The address of a browser script, which src/publishing/integrations/browser-scripts.ts builds. */
declare module '*?script' {
  const address: string;
  export default address;
}
