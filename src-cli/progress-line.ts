/**
 * How far something has come, on the error output, so that what is printed stays clean: a bar that moves where there is
 * a terminal, a line every tenth where there is none.
 */
const width = 30;

export type ProgressLine = { at(done: number): void; end(): void };

export function progressLine(what: string, total: number, out: NodeJS.WriteStream = process.stderr): ProgressLine {
  let told = -1;
  return {
    at: (done) => {
      const percent = Math.floor((done * 100) / Math.max(1, total));
      const step = out.isTTY ? percent : Math.floor(percent / 10) * 10;
      if (step === told) return;
      told = step;
      const filled = Math.round((percent * width) / 100);
      const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
      out.write(out.isTTY ? `\r${what} ${bar} ${percent} % ` : `${what} ${step} %\n`);
    },
    end: () => {
      if (out.isTTY) out.write('\n');
    },
  };
}
