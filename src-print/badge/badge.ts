/**
 * The badge: a picture of the certificate for screens, with its code and the credential baked in (Open Badges 3.0).
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import QRCode from 'qrcode';
import { bakePng, bakeSvg } from '#core/credential/bake.ts';
import { type Paper, saidIn } from '../paper.ts';
import { guilloche } from '../sheet/guilloche.ts';
import { ink } from '../sheet/sheet.ts';
import { longDate, words } from '../words/words.ts';
import { centredText } from './text-path.ts';

// Not called `require`: the bundler puts one of that name in.
const here = createRequire(import.meta.url);
const width = 800;
const height = 1000;
const inner = 620;

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

/** The picture alone, as SVG without a line of text: all letters are outlines. */
export function drawBadge({ claims, languages, names, code, isProvisional }: Paper): string {
  const [first] = languages;
  const t = words[first];
  const own = saidIn(claims, names, first);
  const middle = width / 2;
  const path = (data: string, fill: string) => `<path d="${data}" fill="${fill}"/>`;
  const frame = { x: 36, y: 36, width: width - 72, height: height - 72 };
  const strands = guilloche(claims.number, frame, 20)
    .map((strand) => `<path d="M${strand.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}z"/>`)
    .join('');
  const until = `${t.fact.validUntil}: ${longDate(claims.expiresAt, first)}`;
  const size = 360;
  const label = escaped(`${own.course}, ${claims.holder.name}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}">`,
    `<rect width="${width}" height="${height}" rx="44" fill="${ink.ivory}"/>`,
    `<g fill="none" stroke="${ink.accent}" stroke-width="0.7">${strands}</g>`,
    `<rect x="70" y="70" width="${width - 140}" height="${height - 140}" rx="14" fill="none" stroke="${ink.accent}" stroke-width="1.6"/>`,
    path(centredText(own.issuer, 'titleBold', 30, middle, 140, inner), ink.accent),
    path(centredText(own.course, 'titleBold', 58, middle, 240, inner), ink.text),
    path(centredText(claims.holder.name, 'title', 46, middle, 330, inner), ink.text),
    `<rect x="${middle - 150}" y="356" width="300" height="1.6" fill="${ink.accent}"/>`,
    path(centredText(until, 'text', 25, middle, 402, inner), ink.quiet),
    ...(isProvisional
      ? [
          `<rect x="71" y="428" width="${width - 142}" height="46" fill="${ink.band}"/>`,
          path(centredText(t.card.provisional, 'textBold', 22, middle, 459, inner), ink.amber),
        ]
      : []),
    `<rect x="${middle - size / 2 - 24}" y="486" width="${size + 48}" height="${size + 48}" fill="#fff"/>`,
    path(codePath(code, middle - size / 2, 510, size), ink.text),
    path(centredText(claims.number, 'textBold', 24, middle, 918, inner), ink.text),
    '</svg>',
  ].join('');
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
