import { CollaborationCaret } from '@tiptap/extension-collaboration-caret';
import type { HocuspocusProvider } from '@hocuspocus/provider';
import { colourOf, readableOn } from '../shared/colours';
import { make } from '../shared/dom';
import { faultTolerant } from './fault-tolerant';
import { personId } from './people';
import { checkedAwareness, type Presence } from './presence';

type User = Presence['user'];

const FaultTolerantCarets = CollaborationCaret.extend({
  addProseMirrorPlugins() {
    return this.parent!().map(faultTolerant);
  },
});

type Provider = Pick<HocuspocusProvider, 'awareness'>;

/** The carets and selections of other people, with their names; of those who write in the draft also in a copy of it. */
export function remoteCarets({ awareness }: Provider, user: { name: string; color: string }, draft: Provider | null = null) {
  return FaultTolerantCarets.configure({
    provider: { awareness: checkedAwareness(awareness!, draft?.awareness) },
    user,
    render: (person: User) => {
      const { name = '', color } = person;
      const colour = colourOf(name, color);
      const label = make('span', { class: 'caret-name', dir: 'auto' }, name);
      const caret = make('span', { class: 'caret', contenteditable: 'false', 'aria-hidden': 'true' }, label);
      caret.dataset.person = personId(person);
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

/** Moves a name that would overflow the page to the other side of its caret, or back as far as needed. */
function keepInside(caret: HTMLElement, label: HTMLElement): void {
  const page = caret.closest('.page')?.getBoundingClientRect();
  if (!page) return;
  label.style.translate = '';
  const at = label.getBoundingClientRect();
  const over = Math.max(0, at.right - page.right + 4) || Math.min(0, at.left - page.left - 4);
  if (over !== 0) label.style.translate = `${-over}px 0`;
}
