// `npm start [-- --data FOLDER] [--publish LEVEL] [--scale N] [--seed N]`: builds what is stale,
// serves, prints the address. PORT sets the port.
import { parseArgs } from 'node:util';
import { buildSite, StepFailed } from './site.mjs';
import { serve } from './serve.mjs';

const HELP = `npm start -- [--data FOLDER | --extract FOLDER] [--publish LEVEL] [--scale N] [--seed N]

  --data FOLDER   your own tables (CSV or TSV, and bailiwick.json) in place of the demo
  --extract FOLDER  data that the site made in a browser (“Download extract”, unpacked)
  --publish LEVEL   what leaves the house: summary, territory or account (default)
  --scale N       the demo with N times the accounts and orders
  --seed N        another demo company
  PORT=8080 npm start   another port (default 4173)`;

function readOptions() {
  try {
    const text = { type: 'string' };
    const help = { type: 'boolean', short: 'h' };
    const options = { data: text, extract: text, publish: text, scale: text, seed: text, help };
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    return process.exit(2);
  }
}

async function start({ data, extract, publish, scale, seed }) {
  const port = Number(process.env.PORT ?? 4173);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    console.error(`PORT is ${process.env.PORT}; it must be a whole number from 0 to 65535.`);
    process.exit(2);
  }
  buildSite({ data, extract, publish, scale, seed });
  const { server, address } = await serve({ root: 'build', port });
  console.log(`\nBailiwick is at ${address}   (Ctrl-C ends it)`);
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      server.close(() => process.exit(0));
      server.closeAllConnections();
    });
  }
}

const options = readOptions();
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
try {
  await start(options);
} catch (error) {
  if (error instanceof StepFailed) process.exit(error.status);
  if (error.code !== 'EADDRINUSE') throw error;
  console.error(`Port ${error.port} is taken. Choose another: PORT=${error.port + 1} npm start`);
  process.exit(1);
}
