import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type Command, Plugin, PluginKey } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { forEachBlock } from './quotation';

/** Words of a passage that lead to what they mean. */
export interface LinkedPassage {
  /** The whole passage as the server counts it: one that was changed since has other words. */
  words: string;
  links: { from: number; to: number; address: string; about: string; kind: string }[];
}

const key = new PluginKey<DecorationSet>('wordLinks');

/** Marks linked words, which are no part of the text; {@link showLinks} sets them. */
export const WordLinks = Extension.create({
  name: 'wordLinks',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (tr, before) => (tr.getMeta(key) as DecorationSet | undefined) ?? before.map(tr.mapping, tr.doc),
      },
      props: {
        decorations: (state) => key.getState(state),
        handleClick: (view, _position, event) => follow(view, event),
      },
    }),
  ],
});

/** A click places the caret where people write. */
function follow(view: EditorView, event: MouseEvent): boolean {
  const link = (event.target as Element).closest?.<HTMLElement>('[data-leads-to]');
  if (!link || (view.editable && !event.ctrlKey && !event.metaKey)) return false;
  window.open(new URL(link.dataset.leadsTo!, document.baseURI), '_blank', 'noopener');
  return true;
}

/** @param hint how to follow a link */
export function showLinks(passages: LinkedPassage[], hint: string): Command {
  return (state, dispatch) => {
    const marks = DecorationSet.create(state.doc, marksIn(state.doc, passages, hint));
    dispatch?.(state.tr.setMeta(key, marks).setMeta('addToHistory', false));
    return true;
  };
}

function marksIn(doc: DocumentNode, passages: LinkedPassage[], hint: string): Decoration[] {
  const byWords = new Map(passages.map(({ words, links }) => [words, links]));
  const marks: Decoration[] = [];
  if (byWords.size === 0) return marks;
  forEachBlock(doc, ({ letters, offsets, footnote }, start) => {
    for (const { from, to, address, about, kind } of (!footnote && byWords.get(letters)) || []) {
      // Not an <a>, which the browser would take for a link in the text when it reads what was typed in it.
      const attributes = { class: kind, title: `${about} ${hint}`, 'data-leads-to': address };
      marks.push(Decoration.inline(start + offsets[from]!, start + offsets[to - 1]! + 1, attributes));
    }
    return false;
  });
  return marks;
}
