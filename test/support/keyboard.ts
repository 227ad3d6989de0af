import type { Locator, Page } from 'playwright-core';

type Role = 'button' | 'link' | 'radio' | 'checkbox' | 'textbox' | 'searchbox' | 'combobox';

/** What has the focus, and whether whoever looks can tell: it is in sight, and something is drawn around it. */
const lookAtFocus = `(() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const shown = at.matches('.way') ? document.querySelector('label[for="' + at.id + '"]') : at;
  const { outlineStyle, outlineWidth } = getComputedStyle(shown);
  const { top, bottom, left, right } = shown.getBoundingClientRect();
  const isInSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  return { what: at.outerHTML.slice(0, 120), isSeen: isInSight && outlineStyle !== 'none' && parseFloat(outlineWidth) > 1 };
})()`;

type InPage = { document: { activeElement: unknown } };

const hasFocus = (at: Locator): Promise<boolean> =>
  at.evaluate((element) => element === (globalThis as unknown as InPage).document.activeElement);

/** More is not reached, as far as anybody has the patience. */
const mostTabs = 120;

/** Somebody who has a keyboard and no mouse, at a page; `unseen` gathers what had the focus and did not show it. */
export const openKeyboard = (page: Page) => {
  const unseen: string[] = [];
  let pressed = 0;
  // From the beginning: a dialogue that opens before somebody listens is the browser's own, and lost.
  page.on('filechooser', () => undefined);

  const press = async (key: string): Promise<void> => {
    pressed += 1;
    await page.keyboard.press(key);
  };

  const look = async (): Promise<void> => {
    const found = (await page.evaluate(lookAtFocus)) as { what: string; isSeen: boolean } | null;
    if (found && !found.isSeen) unseen.push(`${page.url()}: ${found.what}`);
  };

  /** Tab until something has the focus, from wherever it is now. */
  const tabTo = async (is: () => Promise<boolean>, what: string): Promise<void> => {
    for (let tabs = 0; tabs < mostTabs; tabs += 1) {
      if (await is()) return look();
      await press('Tab');
      await look();
    }
    throw new Error(`${page.url()}: Tab does not reach ${what}`);
  };

  const reach = async (role: Role, name: string | RegExp): Promise<Locator> => {
    const at = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
    await at.waitFor();
    await tabTo(() => hasFocus(at), `${role} ${String(name)}`);
    return at;
  };

  return {
    unseen,
    /** How many keys were pressed so far, letters of texts not counted. */
    pressed: () => pressed,
    press,
    reach,
    /** Goes to a button or link and presses it, and waits for the page that comes of it. */
    async go(role: 'button' | 'link', name: string | RegExp): Promise<void> {
      await reach(role, name);
      await Promise.all([page.waitForEvent('load'), press('Enter')]);
    },
    /** Presses a key that leads to another page. */
    async leap(key: string): Promise<void> {
      await Promise.all([page.waitForEvent('load'), press(key)]);
    },
    async fill(name: string | RegExp, text: string): Promise<void> {
      const at = page.getByLabel(name, { exact: typeof name === 'string' }).first();
      await at.waitFor();
      await tabTo(() => hasFocus(at), String(name));
      await page.keyboard.type(text);
    },
    /** A group of choices is one stop; the arrows go through it. */
    async pick(name: string | RegExp): Promise<void> {
      const at = page.getByRole('radio', { name }).first();
      const group = await at.getAttribute('name');
      const inGroup = `document.activeElement.type === 'radio' && document.activeElement.name === ${JSON.stringify(group)}`;
      await tabTo(async () => (await page.evaluate(inGroup)) as boolean, `the choice ${String(name)}`);
      for (let steps = 0; !(await hasFocus(at)); steps += 1) {
        if (steps === mostTabs) throw new Error(`The arrows do not reach ${String(name)}`);
        await press('ArrowDown');
      }
      if (!(await at.isChecked())) await press('Space');
    },
    /** Chooses a file with the dialogue of the browser, which its own keys open. */
    async file(
      name: string | RegExp,
      file: { name: string; mimeType: string; buffer: Buffer },
    ): Promise<void> {
      const at = page.getByLabel(name).first();
      await tabTo(() => hasFocus(at), String(name));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), press('Enter')]);
      await chooser.setFiles(file);
    },
  };
};
