/**
 * The default Trusted Types policy of the editor, which must be loaded first.
 * Its libraries write HTML that they have sanitised themselves. They do not need
 * to create scripts or addresses of scripts.
 */
interface Factory {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => unknown;
}

const { trustedTypes } = globalThis as unknown as { trustedTypes?: Factory };
trustedTypes?.createPolicy('default', { createHTML: (text) => text });

export {};
