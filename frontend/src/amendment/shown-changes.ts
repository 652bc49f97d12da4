import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type Command, type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { type Decoration, DecorationSet, type DecorationSource } from '@tiptap/pm/view';
import type { PlacedMark } from './change-mark';

const key = new PluginKey<DecorationSet | null>('shownChanges');

/** If more are other than before, all are drawn again. */
const MANY = 500;

/** Marks in the text what was changed in it; {@link showChanges} says what, and the marks follow the words until then. */
export const ShownChanges = Extension.create({
  name: 'shownChanges',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet | null>({
      key,
      state: {
        init: () => null,
        apply: (tr, before) => {
          const set = tr.getMeta(key) as DecorationSet | null | undefined;
          return set !== undefined ? set : (before?.map(tr.mapping, tr.doc) ?? null);
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

export const shownChanges = (state: EditorState): DecorationSet | null => key.getState(state) ?? null;

/** Only what is other than before is drawn again. */
export function showChanges(marks: PlacedMark[]): Command {
  return (state, dispatch) => {
    const before = shownChanges(state);
    const after = reconcile(before ?? DecorationSet.empty, state.doc, marks);
    if (after === before) return false;
    dispatch?.(state.tr.setMeta(key, after).setMeta('addToHistory', false));
    return true;
  };
}

/** Of all that marks a node, the changes in it. */
export function changesAmong(marks: DecorationSource, node: DocumentNode): DecorationSet {
  const changes: Decoration[] = [];
  marks.forEachSet((set) => changes.push(...set.find(undefined, undefined, ({ change }) => change === true)));
  return DecorationSet.create(node, changes);
}

export const hideChanges: Command = (state, dispatch) => {
  if (!shownChanges(state)) return false;
  dispatch?.(state.tr.setMeta(key, null).setMeta('addToHistory', false));
  return true;
};

function reconcile(shown: DecorationSet, doc: DocumentNode, marks: PlacedMark[]): DecorationSet {
  const missing = new Map<string, PlacedMark>();
  for (const placed of marks) missing.set(`${placed.position} ${placed.mark.length} ${placed.mark.key}`, placed);
  const gone = shown.find().filter(({ from, to, spec }) => !missing.delete(`${from} ${to - from} ${(spec as { key: string }).key}`));
  if (gone.length === 0 && missing.size === 0) return shown;
  if (gone.length + missing.size > MANY) return DecorationSet.create(doc, decorations(marks));
  return shown.remove(gone).add(doc, decorations([...missing.values()]));
}

const decorations = (marks: PlacedMark[]): Decoration[] => marks.map(({ mark, position }) => mark.at(position));
