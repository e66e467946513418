/**
 * The badge: a picture of the certificate for screens, with its code and the credential baked in (Open Badges 3.0).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import QRCode from 'qrcode';
import { bakePng, bakeSvg } from '#core/credential/bake.ts';
import { type Paper, saidIn } from '../paper.ts';
import { fitText } from '../sheet/block.ts';
import type { Face } from '../sheet/fonts.ts';
import { guilloche } from '../sheet/guilloche.ts';
import { ink } from '../sheet/sheet.ts';
import { drawStack, fitStack, type Item } from '../sheet/stack.ts';
import { longDate, words } from '../words/words.ts';
import { centredPath } from './text-path.ts';

// Not called `require`: the bundler puts one of that name in.
const here = createRequire(import.meta.url);
const width = 800;
const height = 1000;
const inner = 600;
const top = 104;
const codeSize = 340;
const codeTop = 520;

function codePath(text: string, left: number, top: number, size: number): string {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' });
  const unit = size / modules.size;
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      const [x, y] = [left + from * unit, top + row * unit].map((value) => value.toFixed(2));
      dark.push(
        `M${x} ${y}h${((column - from + 1) * unit).toFixed(2)}v${unit.toFixed(2)}h-${((column - from + 1) * unit).toFixed(2)}z`,
      );
    }
  }
  return dark.join('');
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** What a screen reader says of the picture: all that can be read on it. */
const labelOf = (parts: readonly string[]) => escaped(parts.join(', '));

/** The picture alone, as SVG without a line of text: all letters are outlines. */
export function drawBadge({ claims, languages, names, code, isProvisional }: Paper): string {
  const [first] = languages;
  const t = words[first];
  const own = saidIn(claims, names, first);
  const middle = width / 2;
  const paths: string[] = [];
  const path = (data: string, fill: string) => void paths.push(`<path d="${data}" fill="${fill}"/>`);
  const said = (
    text: string,
    [face, size, fill]: readonly [Face, number, string],
    [least, share]: readonly [number, number],
    lines = 2,
  ): Item => {
    const block = fitText(text, face, size, { width: inner, lines, least: size * 0.5, even: true });
    return { height: block.height, least, share, draw: (top) => path(centredPath(block, middle, top), fill) };
  };
  const until = `${t.fact.validUntil}: ${longDate(claims.expiresAt, first)}`;
  const itemsAt = (scale: number): Item[] => [
    said(own.issuer, ['titleBold', 30 * scale, ink.accent], [0, 0.6]),
    said(own.course, ['titleBold', 56 * scale, ink.text], [14 * scale, 1], 3),
    said(claims.holder.name, ['title', 46 * scale, ink.text], [14 * scale, 1]),
    {
      height: 1.6,
      least: 12,
      share: 0.2,
      draw: (y) =>
        void paths.push(
          `<rect x="${middle - 150}" y="${y.toFixed(1)}" width="300" height="1.6" fill="${ink.accent}"/>`,
        ),
    },
    said(until, ['text', 25, ink.quiet], [14, 0.5], 1),
    ...(isProvisional ? [bandOf(t.card.provisional, paths)] : []),
  ];
  const bottom = codeTop - 34;
  drawStack(fitStack(itemsAt, bottom - top, 40), top, bottom, 0.6);
  path(codePath(code, middle - codeSize / 2, codeTop, codeSize), ink.text);
  said(claims.number, ['textBold', 24, ink.text], [0, 0], 1).draw(codeTop + codeSize + 28);

  const frame = { x: 36, y: 36, width: width - 72, height: height - 72 };
  const strands = guilloche(claims.number, frame, 20)
    .map((strand) => Array.from(strand, (value) => value.toFixed(1)))
    .map(([x, y, ...curves]) => `<path d="M${x} ${y}C${curves.join(' ')}z"/>`)
    .join('');
  const label = labelOf([
    own.course,
    claims.holder.name,
    own.issuer,
    until,
    ...(isProvisional ? [t.card.provisional] : []),
    claims.number,
  ]);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" lang="${first}" aria-label="${label}">`,
    `<rect width="${width}" height="${height}" rx="44" fill="${ink.ivory}"/>`,
    `<g fill="none" stroke="${ink.accent}" stroke-width="0.7">${strands}</g>`,
    `<rect x="70" y="70" width="${width - 140}" height="${height - 140}" rx="14" fill="none" stroke="${ink.accent}" stroke-width="1.6"/>`,
    ...paths,
    '</svg>',
  ].join('');
}

function bandOf(text: string, paths: string[]): Item {
  const block = fitText(text, 'textBold', 22, { width: inner });
  const high = block.height + 18;
  return {
    height: high,
    least: 10,
    share: 0.4,
    draw: (y) => {
      paths.push(
        `<rect x="71" y="${y.toFixed(1)}" width="${width - 142}" height="${high.toFixed(1)}" fill="${ink.band}"/>`,
      );
      paths.push(`<path d="${centredPath(block, width / 2, y + 9)}" fill="${ink.amber}"/>`);
    },
  };
}

let ready: Promise<void> | null = null;
/** The drawing engine, opened once, from the disk. */
const engine = (): Promise<void> => {
  ready ??= initWasm(readFileSync(here.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return ready;
};

export async function badgeAsPng(svg: string, credential: string): Promise<Uint8Array> {
  await engine();
  const drawn = new Resvg(svg, { fitTo: { mode: 'width', value: width } });
  try {
    return bakePng(drawn.render().asPng(), credential);
  } finally {
    drawn.free();
  }
}

export const badgeAsSvg = (svg: string, credential: string): string => bakeSvg(svg, credential);
