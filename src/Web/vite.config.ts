import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { mockServer } from './dev/mockServer.ts';

// JSON Forms imports Ajv, which needs unsafe-eval; everything goes through the look-alike instead.
const lookAlike = fileURLToPath(new URL('./src/forms/validator.ts', import.meta.url));
const server = process.env.WORKFLOWHUB_URL;

export default defineConfig({
  plugins: [react(), ...(server ? [] : [mockServer()])],
  resolve: { alias: { ajv: lookAlike, 'ajv-formats': fileURLToPath(new URL('./src/forms/noFormats.ts', import.meta.url)) } },
  server: {
    strictPort: true,
    proxy: server ? Object.fromEntries(['/account', '/api', '/odata', '/health'].map((path) => [path, { target: server }])) : undefined,
  },
  build: { target: 'es2022', assetsInlineLimit: 0, manifest: true },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/forms/testSetup.ts'],
    server: { deps: { inline: [/@jsonforms/] } },
  },
});
