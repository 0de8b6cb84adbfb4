/**
 * The default of Trusted Types for the editor, to be loaded before all else.
 * Its libraries write HTML that they have cleaned themselves; scripts, and the
 * addresses of scripts, none of them has to make.
 */
interface Factory {
  createPolicy: (name: string, rules: { createHTML: (text: string) => string }) => unknown;
}

const { trustedTypes } = globalThis as unknown as { trustedTypes?: Factory };
trustedTypes?.createPolicy('default', { createHTML: (text) => text });

export {};
