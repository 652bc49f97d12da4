import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { colourOf, readableOn } from './colours';
import { make } from './dom';
import { harmless } from './harmless';
import { idOf } from './people';
import { readable, type Presence } from './presence';

type User = Presence['user'];

const HarmlessCarets = CollaborationCaret.extend({
  addProseMirrorPlugins() {
    return this.parent!().map(harmless);
  },
});

/** The carets and selections of the others, each with its name. */
export function carets({ awareness }: Pick<HocuspocusProvider, 'awareness'>, user: { name: string; color: string }) {
  return HarmlessCarets.configure({
    provider: { awareness: readable(awareness!) },
    user,
    render: (person: User) => {
      const { name = '', color } = person;
      const colour = colourOf(name, color);
      const label = make('span', { class: 'caret-name', dir: 'auto' }, name);
      const caret = make('span', { class: 'caret', contenteditable: 'false', 'aria-hidden': 'true' }, label);
      caret.dataset.person = idOf(person);
      caret.style.setProperty('--person', colour);
      caret.style.setProperty('--on-person', readableOn(colour));
      caret.addEventListener('pointerenter', () => keepInside(caret, label));
      requestAnimationFrame(() => keepInside(caret, label));
      return caret;
    },
    selectionRender: ({ name = '', color }: User) => ({
      class: 'selection-of-other',
      style: `background-color: ${colourOf(name, color)}38`,
    }),
  });
}

/** A name that would stick out of the sheet is drawn on the other side of its caret, or as far back as it must be. */
function keepInside(caret: HTMLElement, label: HTMLElement): void {
  const sheet = caret.closest('.sheet')?.getBoundingClientRect();
  if (!sheet) return;
  label.style.translate = '';
  const at = label.getBoundingClientRect();
  const over = Math.max(0, at.right - sheet.right + 4) || Math.min(0, at.left - sheet.left - 4);
  if (over !== 0) label.style.translate = `${-over}px 0`;
}
