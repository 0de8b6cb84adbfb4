/**
 * Starts the browsers in which the tests of built sites open their pages: one
 * for each worker, since the pages of a browser share its clipboard.
 */
import { chromium, type Browser, type BrowserServer } from 'playwright-core';
import { inject } from 'vitest';
import type { TestProject } from 'vitest/node';
import { launchOptions } from './browser.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    browserAddresses: string[];
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers: BrowserServer[] = await Promise.all(
    Array.from({ length: project.config.maxWorkers }, () => chromium.launchServer(launchOptions())),
  );
  project.provide(
    'browserAddresses',
    servers.map((server) => server.wsEndpoint()),
  );
  return async () => {
    await Promise.all(servers.map((server) => server.close()));
  };
}

/** Connects to the browser of this worker. What is opened through it goes when it is closed. */
export function connectToBrowser(): Promise<Browser> {
  const addresses = inject('browserAddresses');
  const address = addresses[Number(process.env['VITEST_POOL_ID'] ?? 1) % addresses.length];
  if (address === undefined) throw new Error('No browser was started for the tests.');
  return chromium.connect(address);
}
