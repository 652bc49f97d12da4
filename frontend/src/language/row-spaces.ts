import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

const key = new PluginKey<DecorationSet>('rowSpaces');

/** Less than this is not seen, and not drawn again. */
const UNSEEN_PX = 0.5;

/** A block with which a row begins. */
export interface RowStart {
  position: number;
  /** Above its words, in pixels. */
  space: number;
  chosen: boolean;
}

/** Draws space above the first block of each row; {@link drawRows} says how much, and it follows the blocks until then. */
export const RowSpaces = Extension.create({
  name: 'rowSpaces',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, before) => (tr.getMeta(key) as DecorationSet | undefined) ?? before.map(tr.mapping, tr.doc),
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
});

/** The spaces that are drawn now, by the positions of their blocks. */
export function drawnSpaces(state: EditorState): Map<number, number> {
  const drawn = key.getState(state)?.find() ?? [];
  return new Map(drawn.map(({ from, spec }) => [from, (spec as RowStart).space]));
}

/** @returns whether anything is other than before */
export function drawRows(starts: RowStart[], state: EditorState, dispatch: (tr: EditorState['tr']) => void): boolean {
  const shown = starts.filter(({ space, chosen }) => space >= UNSEEN_PX || chosen);
  const before = new Map((key.getState(state)?.find() ?? []).map(({ from, spec }) => [from, spec as RowStart]));
  const isDrawn = ({ position, space, chosen }: RowStart) => {
    const drawn = before.get(position);
    return drawn !== undefined && drawn.chosen === chosen && Math.abs(drawn.space - space) < UNSEEN_PX;
  };
  if (shown.length === before.size && shown.every(isDrawn)) return false;
  const decorations = shown.flatMap((start) => {
    const node = state.doc.nodeAt(start.position);
    if (!node) return [];
    const attributes = { class: start.chosen ? 'row-start chosen' : 'row-start', style: `--row-space: ${start.space}px` };
    return [Decoration.node(start.position, start.position + node.nodeSize, attributes, { ...start })];
  });
  dispatch(state.tr.setMeta(key, DecorationSet.create(state.doc, decorations)).setMeta('addToHistory', false));
  return true;
}
