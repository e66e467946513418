/**
 * Whoever reads what is said may leave before the end, as `head` does. The work goes on to its end and its exit code; only
 * nothing more is said.
 */
const readerLeft = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
};

export function letReadersLeave(): void {
  for (const stream of [process.stdout, process.stderr]) {
    if (!stream.listeners('error').includes(readerLeft)) stream.on('error', readerLeft);
  }
}
