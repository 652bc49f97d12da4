// Called by Maven. Installs and builds only when the inputs differ from those of last time, so that an unchanged tree
// costs milliseconds. Inputs are compared by content: a checkout touches the times of files that it does not change.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const output = join(here, '../target/frontend/elements');
const cutFonts = join(here, '../target/fonts');
const installed = { stamp: join(here, 'node_modules/.installed'), inputs: ['package-lock.json'] };
const built = {
  stamp: join(here, '../target/frontend.built'),
  inputs: ['src', 'package-lock.json', 'vite.config.ts', 'world-map.mjs', 'tsconfig.json', 'build.mjs'],
};
const fonts = { stamp: join(here, '../target/fonts.built'), inputs: ['package-lock.json', 'fonts.mjs'] };

function digestOf(inputs) {
  const digest = createHash('sha256');
  const add = (path) => digest.update(path).update(readFileSync(join(here, path)));
  for (const input of inputs) {
    const path = join(here, input);
    if (statSync(path).isFile()) add(input);
    else for (const file of filesIn(path)) add(join(input, file));
  }
  return digest.digest('hex');
}

function filesIn(folder) {
  const names = readdirSync(folder, { recursive: true });
  return names.filter((name) => statSync(join(folder, name)).isFile()).sort();
}

function upToDate({ stamp, inputs }) {
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === digestOf(inputs);
}

function bring({ stamp, inputs }, command, ...args) {
  rmSync(stamp, { force: true });
  execFileSync(command, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });
  writeFileSync(stamp, digestOf(inputs));
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The editor needs Node 20.19 or newer to build, and this is ${process.versions.node}: install a newer Node.`);
  process.exit(1);
}

/** Of ./test, which has begun this already. */
function isRunning(build) {
  try {
    return process.kill(build, 0);
  } catch {
    return false;
  }
}

const begun = Number(process.env.FRONTEND_BUILD ?? process.pid);
while (begun !== process.pid && isRunning(begun)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);

try {
  if (!upToDate(installed)) bring(installed, 'npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  if (!upToDate(built) || !existsSync(output)) {
    bring(built, process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
  }
  if (!upToDate(fonts) || !existsSync(cutFonts)) bring(fonts, process.execPath, 'fonts.mjs');
} catch (failure) {
  console.error(`The front end was not built: ${failure.message}`);
  process.exit(1);
}
