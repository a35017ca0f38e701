import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { compress } from './build/compress.ts'
import { designTokens } from './build/design-tokens.ts'
import { extractFonts } from './build/extract-fonts.ts'
import { leaveOut } from './build/leave-out.ts'
import { consoleCsp } from './src/csp.ts'

/** While developing, the API runs beside Vite; `GATEHOUSE_ORIGIN` of the API must then be Vite's. */
const api = 'http://127.0.0.1:8080'
const proxy = { '/auth': api, '/trpc': api, '/events': api }

const contentSecurityPolicy = Object.entries(consoleCsp)
  .map(([directive, sources]) => [directive, ...sources].join(' '))
  .join('; ')

export default defineConfig({
  plugins: [designTokens(), extractFonts(), leaveOut(), react(), compress()],
  server: { proxy },
  preview: { proxy, headers: { 'content-security-policy': contentSecurityPolicy } },
  build: {
    manifest: true,
    // Everything is a file of its own: data URIs would need a weaker policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1_000,
  },
})
