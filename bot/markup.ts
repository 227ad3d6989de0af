import htmModule from 'htm';

type Element = (tag: unknown, attributes: Record<string, unknown> | null, ...children: unknown[]) => Markup;
// Its types speak of the module Node would require; what is imported is the function itself.
const htm = htmModule as unknown as {
  bind(element: Element): (strings: TemplateStringsArray, ...values: unknown[]) => unknown;
};

/** A piece of HTML in which everything that was put in is escaped already. */
export class Markup {
  constructor(readonly html: string) {}
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it may stand anywhere in HTML. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);

const childOf = (child: unknown): string => {
  if (child instanceof Markup) return child.html;
  if (Array.isArray(child)) return child.map(childOf).join('');
  if (typeof child === 'string') return escaped(child);
  return typeof child === 'number' ? String(child) : '';
};

const attributeOf = ([name, value]: [string, unknown]): string => {
  if (value === true) return ` ${name}`;
  return typeof value === 'string' || typeof value === 'number' ? ` ${name}="${escaped(String(value))}"` : '';
};

const empty = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta']);

/** One element; attributes that are false, null or undefined are left out, and so are such children. */
const element: Element = (tag, attributes, ...children) => {
  const start = `<${String(tag)}${Object.entries(attributes ?? {})
    .map(attributeOf)
    .join('')}>`;
  return new Markup(
    empty.has(String(tag)) ? start : `${start}${children.map(childOf).join('')}</${String(tag)}>`,
  );
};

const parse = htm.bind(element);

/** HTML as a template: whatever is put in is text or an attribute's value, never markup, unless it is `Markup` itself. */
export const html = (strings: TemplateStringsArray, ...values: unknown[]): Markup => {
  const parsed = parse(strings, ...values);
  return parsed instanceof Markup ? parsed : new Markup(childOf(parsed));
};

/** A whole page. */
export const documentOf = ({ html: body }: Markup): string => `<!doctype html>\n${body}`;
