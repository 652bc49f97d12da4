import { Extension } from '@tiptap/core';

interface Targets {
  askForLink(): boolean;
  focusToolbar(): boolean;
  find(): boolean;
  help(): boolean;
}

/** Keys that no node or mark of the schema binds. */
export function shortcuts({ askForLink, focusToolbar, find, help }: Targets) {
  return Extension.create({
    name: 'shortcuts',
    addKeyboardShortcuts: () => ({
      'Mod-k': askForLink,
      'Alt-F10': focusToolbar,
      'Mod-f': find,
      'Mod-h': find,
      'Mod-/': help,
    }),
  });
}

const apple = /Mac|iPhone|iPad/.test(navigator.platform);

/** "Mod-Alt-1" as shown to people: "Ctrl+Alt+1", or "⌘⌥1" on Apple's keyboards. */
export function readable(keys: string): string {
  const signs: Record<string, string> = apple
    ? { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Mod: 'Ctrl', Alt: 'Alt', Shift: 'Shift' };
  return named(keys, signs).join(apple ? '' : '+');
}

/** The same in the notation of aria-keyshortcuts. */
export function ariaKeys(keys: string): string {
  return named(keys, { Mod: apple ? 'Meta' : 'Control' }).join('+');
}

function named(keys: string, names: Record<string, string>): string[] {
  return keys.split('-').map((key) => names[key] ?? key.toUpperCase().replace(/^(ALT|SHIFT)$/, titled));
}

function titled(word: string): string {
  return word.charAt(0) + word.slice(1).toLowerCase();
}
