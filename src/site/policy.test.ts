import { describe, expect, it } from 'vitest';
import { readSettings } from '../settings.ts';
import { contentSecurityPolicy, knownFormTargets } from './policy.ts';

describe('the content security policy', () => {
  it('allows nothing from elsewhere, and forms to the git host and the newsletter only', () => {
    const formTargets = knownFormTargets(
      readSettings({ NEWSLETTER_URL: 'https://lists.example.org/subscription/form' }, '2026-01-01'),
    );
    const directives = contentSecurityPolicy({ formTargets }).split('; ');
    expect(directives[0]).toBe("default-src 'none'");
    expect(directives.filter((directive) => directive.includes('http'))).toEqual([
      "form-action 'self' https://github.com https://lists.example.org",
    ]);
    expect(directives.join(' ')).not.toMatch(/unsafe|script-src/);
  });

  it('lets the search page alone run WebAssembly', () => {
    expect(contentSecurityPolicy({ scripts: ["'sha256-x'"], searchEngine: true })).toContain(
      "script-src 'sha256-x' 'wasm-unsafe-eval';",
    );
    expect(contentSecurityPolicy({ scripts: ["'sha256-x'"] })).toContain("script-src 'sha256-x';");
  });
});
