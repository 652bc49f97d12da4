import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { worldMap } from './world-map.mjs';

/** The errors of Node's own sockets are none of the errors of another context. */
const SOCKETS = ['test/session.test.ts'];

// Entry names carry no hash: the Java wrappers load /elements/editor.js and the others by name.
export default defineConfig({
  publicDir: false,
  plugins: [offlineWorker(), mapOfStates()],
  build: {
    outDir: '../target/frontend',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    modulePreload: false,
    rollupOptions: {
      input: {
        editor: 'src/editor.ts',
        forget: 'src/forget.ts',
        links: 'src/links.ts',
        mention: 'src/mention.ts',
        diagram: 'src/diagram.ts',
        modeler: 'src/modeler.ts',
        offline: 'src/offline.ts',
        reader: 'src/reader.ts',
      },
      output: { entryFileNames: 'elements/[name].js', chunkFileNames: 'elements/[name]-[hash].js' },
    },
  },
  test: {
    environment: 'node',
    // Compiling and other tests run at the same time.
    testTimeout: 60_000,
    projects: [
      // A context of its own for each file, in processes that load jsdom once.
      { extends: true, test: { name: 'units', pool: 'vmForks', include: ['test/**/*.test.ts'], exclude: SOCKETS } },
      { extends: true, test: { name: 'sockets', pool: 'forks', include: SOCKETS } },
    ],
  },
});

/** The service worker knows what the offline page consists of. It lies above its scope: a folder with the address of a screen would hide it. */
function offlineWorker(): Plugin {
  return {
    name: 'offline-worker',
    generateBundle(_options, bundle) {
      const files = new Set<string>();
      const digest = createHash('sha256');
      const add = (name: string) => {
        const file = bundle[name];
        if (file?.type !== 'chunk' || files.has(name)) return;
        files.add(name);
        digest.update(file.code);
        [...file.imports, ...file.dynamicImports].forEach(add);
      };
      add('elements/offline.js');
      const facts = `const FILES = ${JSON.stringify([...files])};\nconst VERSION = '${digest.digest('hex').slice(0, 16)}';\n`;
      const source = facts + readFileSync(new URL('src/offline/offline-worker.js', import.meta.url), 'utf8');
      this.emitFile({ type: 'asset', fileName: 'offline-worker.js', source });
    },
  };
}

/** Read by the server, which colours it. */
function mapOfStates(): Plugin {
  return {
    name: 'map-of-states',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'maps/world.json', source: worldMap() });
    },
  };
}
