import { defineConfig } from 'vitest/config';

// Entry names carry no hash: the Java wrappers load /elements/editor.js and /elements/diagram.js by name.
export default defineConfig({
  publicDir: false,
  build: {
    outDir: '../target/frontend/elements',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 800,
    modulePreload: false,
    rollupOptions: {
      input: {
        editor: 'src/editor.ts',
        forget: 'src/forget.ts',
        diagram: 'src/diagram.ts',
        modeler: 'src/modeler.ts',
        reader: 'src/reader.ts',
      },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
  test: { environment: 'node', include: ['test/**/*.test.ts'] },
});
