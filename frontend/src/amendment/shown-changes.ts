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
  const missing = new Map<number, PlacedMark[]>();
  for (const placed of marks) {
    const there = missing.get(placed.position);
    if (there) there.push(placed);
    else missing.set(placed.position, [placed]);
  }
  const gone = shown.find().filter((decoration) => !takeEqual(missing.get(decoration.from), decoration));
  const fresh = [...missing.values()].flat();
  if (gone.length === 0 && fresh.length === 0) return shown;
  const afresh = () => DecorationSet.create(doc, decorations(marks));
  if (gone.length + fresh.length > MANY) return afresh();
  const after = shown.remove(gone).add(doc, decorations(fresh));
  // ProseMirror does not find all of them where blocks were put into others, and removes two that are equal.
  return after.find().length === marks.length ? after : afresh();
}

/** Takes the mark that a decoration shows out of those at its place; false if it is not among them. */
function takeEqual(marks: PlacedMark[] | undefined, { from, to, spec }: Decoration): boolean {
  const index = marks?.findIndex(({ mark }) => mark.length === to - from && mark.key === (spec as { key: string }).key) ?? -1;
  if (index >= 0) marks!.splice(index, 1);
  return index >= 0;
}

/** In order: ProseMirror ignores a decoration of a node that comes after one further on. */
function decorations(marks: PlacedMark[]): Decoration[] {
  return marks.map(({ mark, position }) => mark.at(position)).sort((one, other) => one.from - other.from);
}
