import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { colourOf, readableOn } from './colours';
import { make } from './dom';

interface User {
  name?: string;
  color?: string;
}

/** The carets and selections of the others, each with its name. */
export function carets(provider: HocuspocusProvider, user: { name: string; color: string }) {
  return CollaborationCaret.configure({
    provider,
    user,
    render: ({ name = '', color }: User) => {
      const colour = colourOf(name, color);
      const label = make('span', { class: 'caret-name', dir: 'auto' }, name);
      const caret = make('span', { class: 'caret', contenteditable: 'false', 'aria-hidden': 'true' }, label);
      caret.style.setProperty('--person', colour);
      caret.style.setProperty('--on-person', readableOn(colour));
      return caret;
    },
    selectionRender: ({ name = '', color }: User) => ({
      class: 'selection-of-other',
      style: `background-color: ${colourOf(name, color)}38`,
    }),
  });
}
