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
  const wanted = new Map(marks.map((placed) => [keyOf(placed.position, placed.mark.length, placed.mark.key), placed]));
  const missing = new Map(wanted);
  const gone = shown.find().filter((decoration) => !missing.delete(keyOfShown(decoration)));
  if (gone.length === 0 && missing.size === 0) return shown;
  const afresh = () => DecorationSet.create(doc, decorations(marks));
  if (gone.length + missing.size > MANY) return afresh();
  // An edit may have made two of them equal, which are removed together.
  for (const same of gone.map(keyOfShown)) if (wanted.has(same)) missing.set(same, wanted.get(same)!);
  const after = shown.remove(gone).add(doc, decorations([...missing.values()]));
  // ProseMirror does not find all of them where blocks were put into others.
  return after.find().length === wanted.size ? after : afresh();
}

const keyOf = (from: number, length: number, look: string): string => `${from} ${length} ${look}`;

const keyOfShown = ({ from, to, spec }: Decoration): string => keyOf(from, to - from, (spec as { key: string }).key);

/** In order: ProseMirror ignores a decoration of a node that comes after one further on. */
function decorations(marks: PlacedMark[]): Decoration[] {
  return marks.map(({ mark, position }) => mark.at(position)).sort((one, other) => one.from - other.from);
}
