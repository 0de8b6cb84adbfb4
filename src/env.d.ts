/** The address of a script for the browser, which src/publishing/integrations/browser-scripts.ts makes. */
declare module '*?script' {
  const address: string;
  export default address;
}
