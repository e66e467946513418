/**
 * Elements with attributes and children. Whatever came from a file goes in as text, never as markup.
 */
export type Child = Node | string | null | false | undefined | readonly Child[];

type Attributes = Readonly<Record<string, string | boolean | number | ((event: never) => void) | null | undefined>>;

/** `onclick` and its like are listeners; true is an attribute without a value; false and null are none. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value as EventListener);
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...nodesOf(children));
  return made;
}

const nodesOf = (children: readonly Child[]): (Node | string)[] =>
  children.flatMap((child) => {
    if (Array.isArray(child)) return nodesOf(child);
    return child ? [child as Node | string] : [];
  });

/** A text in its own direction: a name, a number, a file. */
export const own = (text: string, className?: string): HTMLElement => element('bdi', { class: className }, text);

/** Puts these in the place of what was there. Who was on a button that is still there stays on it. */
export function shows(parent: Element, ...children: Child[]): void {
  const { id } = parent.contains(document.activeElement) ? (document.activeElement as Element) : { id: '' };
  parent.replaceChildren(...nodesOf(children));
  if (id) document.getElementById(id)?.focus();
}
