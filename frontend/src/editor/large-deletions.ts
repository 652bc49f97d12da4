import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { ySyncPluginKey } from '@tiptap/y-tiptap';

const LONG_CHARACTERS = 1000;
const JUST_SHOWN_MS = 1000;

interface PendingDeletion {
  before: DocumentNode;
  after: DocumentNode;
  /** What others changed since. */
  since: Mapping;
}

interface DeletionState {
  /** When most of the text appeared. */
  shownAt: number;
  held: PendingDeletion | null;
}

type StateChange = { held: PendingDeletion } | 'decided';

const key = new PluginKey<DeletionState>('confirmLargeDeletions');

/** Whether a change deletes more than half of a long text. */
function deletesMost(before: DocumentNode, after: DocumentNode): boolean {
  // Sizes are known; characters have to be counted.
  if (before.content.size <= LONG_CHARACTERS || after.content.size * 2 >= before.content.size + LONG_CHARACTERS) return false;
  const characters = before.textContent.length;
  return characters > LONG_CHARACTERS && after.textContent.length * 2 < characters;
}

/**
 * Asks before a key deletes most of a long draft that has just appeared, which is hardly intended. The deletion waits until
 * the person confirms it, and is dropped otherwise.
 */
export function confirmLargeDeletions(ask: (confirm: () => void, decline: () => void) => void, now = () => performance.now()) {
  return Extension.create({
    name: 'confirmLargeDeletions',
    priority: 1001,
    addProseMirrorPlugins() {
      const { editor } = this;
      const decide = (state: EditorState) => state.tr.setMeta(key, 'decided' satisfies StateChange);
      const confirm = () => {
        const { state } = editor;
        const { held } = key.getState(state)!;
        const tr = decide(state);
        if (held && editor.isEditable) repeat(held, tr);
        editor.view.dispatch(tr);
      };
      const decline = () => editor.view.dispatch(decide(editor.state));
      const hold = (held: PendingDeletion) => {
        if (editor.isDestroyed) return;
        editor.view.dispatch(editor.state.tr.setMeta(key, { held } satisfies StateChange));
        ask(confirm, decline);
      };
      return [
        new Plugin<DeletionState>({
          key,
          state: {
            init: () => ({ shownAt: -Infinity, held: null }),
            apply(tr, { shownAt, held }) {
              const change = tr.getMeta(key) as StateChange | undefined;
              if (change === 'decided') return { shownAt, held: null };
              if (change) return { shownAt, ...change };
              if (!tr.docChanged) return { shownAt, held };
              if (isShared(tr) && deletesMost(tr.doc, tr.before)) shownAt = now();
              held?.since.appendMapping(tr.mapping);
              return { shownAt, held };
            },
          },
          filterTransaction(tr, state) {
            const current = key.getState(state);
            if (!tr.docChanged || isShared(tr) || tr.getMeta(key) === 'decided' || !current) return true;
            if (now() - current.shownAt > JUST_SHOWN_MS || !deletesMost(state.doc, tr.doc)) return true;
            // Later, as the transaction is being filtered now.
            if (!current.held) queueMicrotask(() => hold({ before: state.doc, after: tr.doc, since: new Mapping() }));
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

/** Applies the deletion to a document that others may have changed since. */
function repeat({ before, after, since }: PendingDeletion, tr: Transaction): void {
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
