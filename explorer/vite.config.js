import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const folder = (path) => fileURLToPath(new URL(path, import.meta.url));

/** The explorer as static files with relative addresses: it is served under whatever path the gateway has. */
export default defineConfig({
  root: folder('.'),
  base: './',
  logLevel: 'warn',
  resolve: { dedupe: ['graphql', 'react', 'react-dom', 'monaco-editor'] },
  worker: { format: 'es' },
  build: {
    outDir: folder('../dist/explorer'),
    emptyOutDir: true,
    target: 'es2022',
    // No data: addresses: the page's Content-Security-Policy admits files of the gateway only.
    assetsInlineLimit: 0,
    rollupOptions: {
      // React's markers for servers and compilers, which mean nothing here.
      onwarn: (warning, warn) => warning.code === 'MODULE_LEVEL_DIRECTIVE' || warn(warning),
    },
    modulePreload: { polyfill: false },
    license: { fileName: 'licenses.md' },
    reportCompressedSize: false,
    // Monaco is one large file, loaded after the page is there.
    chunkSizeWarningLimit: 8000,
  },
});
