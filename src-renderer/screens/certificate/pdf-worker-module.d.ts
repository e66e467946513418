/**
 * The worker's half of pdf.js has no types of its own; see [Note: no worker] in pdf-engine.ts.
 */
declare module 'pdfjs-dist/build/pdf.worker.min.mjs' {
  export const WorkerMessageHandler: unknown;
}
