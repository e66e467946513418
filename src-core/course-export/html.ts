/**
 * HTML as text. Words reach a page by `words` alone, so none of them can become a tag.
 */
export type Html = { readonly html: string };

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export const words = (text: string): Html => ({ html: text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign) });

export const joined = (parts: readonly Html[]): Html => ({ html: parts.map(({ html }) => html).join('') });

const empty = new Set(['br', 'img', 'input', 'link', 'meta', 'track']);

/** `true` writes a name alone; `false` and `undefined` leave it out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export function tag(name: string, attributes: Attributes = {}, children: readonly (Html | string)[] = []): Html {
  const said = Object.entries(attributes).map(([key, value]) =>
    value === undefined || value === false ? '' : value === true ? ` ${key}` : ` ${key}="${words(String(value)).html}"`,
  );
  const start = `<${name}${said.join('')}>`;
  if (empty.has(name)) return { html: start };
  return {
    html: `${start}${joined(children.map((one) => (typeof one === 'string' ? words(one) : one))).html}</${name}>`,
  };
}
