/** Finds the browser in which journeys are tested, or installs one. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';
import { findTool, installPackage, isDebianRoot } from './tools.ts';

/** Chromium without windows comes first: it opens a page for a visitor in a third of the time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
];

/** Flags that a closed network and a container need. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The path of an installed browser, or undefined. CHROME_PATH comes first. */
export function findBrowser(): string | undefined {
  const chosen = process.env['CHROME_PATH'];
  if (chosen) {
    if (!existsSync(chosen))
      throw new Error(`CHROME_PATH is "${chosen}", but there is no such file.`);
    return chosen;
  }
  const installed = findTool(...NAMES);
  if (installed) return installed;
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/**
 * Installs a browser: on Debian, as root, the distribution's; elsewhere the
 * one that Playwright brings.
 *
 * @throws Error that says what to do by hand.
 */
export function installBrowser(): string {
  console.log('No browser was found for the tests; installing one.');
  try {
    if (isDebianRoot()) installPackage('chromium-headless-shell');
    else execFileSync('npx', ['playwright-core', 'install', 'chromium'], { stdio: 'inherit' });
  } catch {
    // The message below says what to do.
  }
  const path = findBrowser();
  if (!path)
    throw new Error(
      'No browser could be installed. Install Chromium or Chrome, or set CHROME_PATH to one, and run the tests again.',
    );
  return path;
}

/** @throws Error if there is no browser. */
export function launchOptions(): { executablePath: string; args: string[] } {
  const executablePath = findBrowser();
  if (!executablePath)
    throw new Error('There is no browser. Run the tests with "npm test", which installs one.');
  return { executablePath, args: FLAGS };
}

export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions());
}
