import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

const LONG = 1000;
const MOMENT_MS = 1000;

interface Held {
  before: DocumentNode;
  after: DocumentNode;
  /** What others have changed since. */
  since: Mapping;
}

interface Watch {
  /** When most of the text that is shown came. */
  shownAt: number;
  held: Held | null;
}

type News = { held: Held } | 'decided';

const key = new PluginKey<Watch>('heldDeletion');

/** Whether a change takes away more than half of a long text. */
function deletesMost(before: DocumentNode, after: DocumentNode): boolean {
  // The sizes are at hand; the characters have to be counted.
  if (before.content.size <= LONG || after.content.size * 2 >= before.content.size + LONG) return false;
  const characters = before.textContent.length;
  return characters > LONG && after.textContent.length * 2 < characters;
}

/**
 * A key that deletes most of a long draft at the moment in which it is opened is hardly meant. It is held until the person
 * says so, and forgotten otherwise.
 */
export function heldDeletions(ask: (confirm: () => void, decline: () => void) => void, now = () => performance.now()) {
  return Extension.create({
    name: 'heldDeletions',
    priority: 1001,
    addProseMirrorPlugins() {
      const { editor } = this;
      const decide = (state: EditorState) => state.tr.setMeta(key, 'decided' satisfies News);
      const confirm = () => {
        const { state } = editor;
        const { held } = key.getState(state)!;
        const tr = decide(state);
        if (held && editor.isEditable) repeat(held, tr);
        editor.view.dispatch(tr);
      };
      const decline = () => editor.view.dispatch(decide(editor.state));
      const hold = (held: Held) => {
        if (editor.isDestroyed) return;
        editor.view.dispatch(editor.state.tr.setMeta(key, { held } satisfies News));
        ask(confirm, decline);
      };
      return [
        new Plugin<Watch>({
          key,
          state: {
            init: () => ({ shownAt: -Infinity, held: null }),
            apply(tr, { shownAt, held }) {
              const news = tr.getMeta(key) as News | undefined;
              if (news === 'decided') return { shownAt, held: null };
              if (news) return { shownAt, ...news };
              if (!tr.docChanged) return { shownAt, held };
              if (isShared(tr) && deletesMost(tr.doc, tr.before)) shownAt = now();
              held?.since.appendMapping(tr.mapping);
              return { shownAt, held };
            },
          },
          filterTransaction(tr, state) {
            const watch = key.getState(state);
            if (!tr.docChanged || isShared(tr) || tr.getMeta(key) === 'decided' || !watch) return true;
            if (now() - watch.shownAt > MOMENT_MS || !deletesMost(state.doc, tr.doc)) return true;
            // Not while the transaction that is not to be is on its way.
            if (!watch.held) queueMicrotask(() => hold({ before: state.doc, after: tr.doc, since: new Mapping() }));
            return false;
          },
        }),
      ];
    },
  });
}

function isShared(tr: Transaction): boolean {
  return tr.getMeta(ySyncPluginKey) !== undefined;
}

/** Makes the change in a document that others may have changed meanwhile. */
function repeat({ before, after, since }: Held, tr: Transaction): void {
  const start = before.content.findDiffStart(after.content);
  if (start === null) return;
  let { a: endBefore, b: endAfter } = before.content.findDiffEnd(after.content)!;
  const overlap = start - Math.min(endBefore, endAfter);
  if (overlap > 0) {
    endBefore += overlap;
    endAfter += overlap;
  }
  tr.replace(since.map(start), since.map(endBefore), after.slice(start, endAfter));
}
