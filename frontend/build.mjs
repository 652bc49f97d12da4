// Called by Maven: installs and builds only what is out of date, so that an unchanged tree costs milliseconds.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const installed = join(here, 'node_modules/.package-lock.json');
const built = join(here, '../target/frontend/built');
const sources = ['src', 'package.json', 'package-lock.json', 'vite.config.ts', 'tsconfig.json', 'build.mjs'];

function newest(path) {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(mtimeMs, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function olderThan(product, inputs) {
  return !existsSync(product) || inputs.some((input) => newest(join(here, input)) > statSync(product).mtimeMs);
}

function run(command, ...args) {
  execFileSync(command, args, { cwd: here, stdio: ['ignore', 'inherit', 'inherit'] });
}

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`The editor needs Node 20.19 or newer to build, and this is ${process.versions.node}: install a newer Node.`);
  process.exit(1);
}

try {
  if (olderThan(installed, ['package-lock.json'])) {
    run('npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error');
  }
  if (olderThan(built, sources)) {
    rmSync(built, { force: true });
    run(process.execPath, 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn');
    writeFileSync(built, '');
  }
} catch (failure) {
  console.error(`The front end was not built: ${failure.message}`);
  process.exit(1);
}
