import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { designTokens } from './build/design-tokens.ts'
import { extractFonts } from './build/extract-fonts.ts'

export default defineConfig({
  plugins: [designTokens(), extractFonts(), react()],
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
})
