import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './build/compress.ts'
import { designTokens } from './build/design-tokens.ts'
import { extractFonts } from './build/extract-fonts.ts'
import { leaveOut } from './build/leave-out.ts'

export default defineConfig({
  plugins: [designTokens(), extractFonts(), leaveOut(), react(), compress()],
  build: {
    manifest: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
})
