/**
 * The document about all calls as a page for people: without script, and with nothing from elsewhere.
 */
import { z } from 'zod';
import { type Call, isShape, type Media } from './declare.ts';

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter] as string);

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem }
h2 { margin-top: 2.5rem; font: 600 1.05rem/1.4 ui-monospace, monospace; overflow-wrap: anywhere }
pre { overflow-x: auto; padding: .75rem; border: 1px solid color-mix(in srgb, currentColor 25%, transparent); border-radius: .4rem }
table { border-collapse: collapse } td { padding: .1rem 1.5rem .1rem 0; vertical-align: top }
summary { cursor: pointer }
`;

function shapeText(said: z.ZodType<unknown> | Media, io: 'input' | 'output'): string {
  if (!isShape(said)) return `${said.media}\n${said.says}`;
  const { $schema: _, ...schema } = z.toJSONSchema(said, { io, unrepresentable: 'any' });
  return JSON.stringify(schema, null, 2);
}

const part = (title: string, said: z.ZodType<unknown> | Media | undefined, io: 'input' | 'output') =>
  said ? `<details><summary>${title}</summary><pre>${escaped(shapeText(said, io))}</pre></details>` : '';

const whoSays: Readonly<Record<Call['who'], string>> = {
  anybody: 'Everybody may ask.',
  itself: 'No token: what is sent proves itself.',
  device: 'With the token of a device, from POST /v1/hello.',
  administrator: 'With the token of the administrator.',
  monitor: 'With the token for figures.',
  client: 'With the token of another system.',
  staff: 'With the session of somebody who signed in on the page for staff.',
};

function callText(call: Call): string {
  const refuses = Object.entries(call.refuses ?? {})
    .map(([status, when]) => `<tr><td>${status}<td>${escaped(when)}`)
    .join('');
  return `<section>
<h2>${call.method} ${escaped(call.url)}</h2>
<p>${escaped(call.does)} ${whoSays[call.who]}${call.who === 'staff' ? ` Needs: ${call.task}.` : ''}${call.orAdministrator ? ' Or with the token of the administrator.' : ''}</p>
${part('In the address', call.params, 'input')}${part('Behind the question mark', call.query, 'input')}
${part('What is sent', call.body, 'input')}${part(`What comes back (${(call.statuses ?? [200]).join(' or ')})`, call.reply, 'output')}
${refuses && `<table>${refuses}</table>`}
</section>`;
}

export const docsPage = (calls: readonly Call[], name: string): string => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(name)}: calls</title><style>${style}</style></head><body>
<h1>${escaped(name)}</h1>
<p>What this registry answers to. The same for programs: <a href="openapi.json">openapi.json</a>. Every refusal is JSON with
<code>error</code> (a word for programs) and <code>detail</code> (a sentence for people).</p>
${calls.map(callText).join('\n')}
</body></html>
`;

/** Of this page alone: styles that stand in it, and nothing else. */
export const pagePolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
