/**
 * Astro goes on after some errors: a text that cannot be rendered, an entry that is
 * missing. This logger writes what Astro's own does, and makes the process fail at
 * the end if there was an error.
 */
import nodeLogger from 'astro/logger/node';

let errors = 0;

/** The number of errors logged in this process. */
export function loggedErrors() {
  return errors;
}

process.on('exit', (code) => {
  if (errors > 0 && code === 0) {
    process.stderr.write(
      `The build failed: ${errors} ${errors === 1 ? 'error' : 'errors'}, see above.\n`,
    );
    process.exitCode = 1;
  }
});

/** @param {Parameters<typeof nodeLogger>[0]} config passed on to Astro's logger. */
export default function strictLogger(config) {
  const destination = nodeLogger(config);
  return {
    ...destination,
    /** @param {import('astro').AstroLoggerMessage} message */
    write(message) {
      if (message.level === 'error') errors += 1;
      destination.write(message);
    },
  };
}
