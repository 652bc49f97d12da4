import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type Command, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import type { Author, Authors } from '../collaboration/people';

export interface AuthorRange {
  from: number;
  to: number;
  author: Author | null;
}

const key = new PluginKey<DecorationSet | null>('authors');

/** A background in its author's colour behind each part of the text; {@link showAuthors} sets it. */
export const AuthorshipColours = Extension.create({
  name: 'authorColours',
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

export function showAuthors(ranges: AuthorRange[]): Command {
  return (state, dispatch) => {
    const marks = ranges.map(({ from, to, author }) =>
      Decoration.inline(from, to, {
        class: 'written',
        ...(author && { style: `--author: ${author.colour}`, title: author.name }),
      }),
    );
    dispatch?.(state.tr.setMeta(key, DecorationSet.create(state.doc, marks)));
    return true;
  };
}

export const hideAuthors: Command = (state, dispatch) => {
  if (!key.getState(state)) return false;
  dispatch?.(state.tr.setMeta(key, null));
  return true;
};

/** The author of each part of the text, in order. Yjs records the client of each character. */
export function authorRanges(state: EditorState, authors: Authors): AuthorRange[] {
  const { type, binding } = ySyncPluginKey.getState(state) as { type: Y.XmlFragment; binding: ProsemirrorBinding };
  const ranges: AuthorRange[] = [];
  const walk = (parent: Y.XmlFragment, start: number) => {
    let position = start;
    for (const child of parent.toArray()) {
      if (child instanceof Y.XmlText) position = walkText(child, position);
      else if (child instanceof Y.XmlElement) {
        const node = binding.mapping.get(child) as { nodeSize: number } | undefined;
        if (!node) return;
        walk(child, position + 1);
        position += node.nodeSize;
      }
    }
  };
  const walkText = (text: Y.XmlText, start: number) => {
    let position = start;
    for (let item = text._start; item !== null; item = item.right) {
      if (item.deleted || !item.countable) continue;
      const author = authors.get(item.id.client) ?? null;
      const last = ranges.at(-1);
      if (last?.to === position && last.author === author) last.to += item.length;
      else ranges.push({ from: position, to: position + item.length, author });
      position += item.length;
    }
    return position;
  };
  walk(type, 0);
  return ranges.filter(({ to }) => to <= state.doc.content.size);
}

export interface AuthorShare {
  author: Author | null;
  characters: number;
}

/** How much each author wrote, those with most first. */
export function authorShares(ranges: AuthorRange[]): AuthorShare[] {
  const shares = new Map<string | null, AuthorShare>();
  for (const { from, to, author } of ranges) {
    const share = shares.get(author?.id ?? null) ?? { author, characters: 0 };
    share.characters += to - from;
    shares.set(author?.id ?? null, share);
  }
  return [...shares.values()].sort((one, other) => other.characters - one.characters);
}
