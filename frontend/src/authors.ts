import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type Command, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import * as Y from 'yjs';

export interface Author {
  id: string;
  name: string;
  colour: string;
}

/** Whose a Yjs client id is. */
export type Authors = ReadonlyMap<number, Author>;

export interface Stretch {
  from: number;
  to: number;
  author: Author | null;
}

const key = new PluginKey<DecorationSet | null>('authors');

/** Colours behind the text, of whoever wrote it. Kept up to date from outside, in a pause: see {@link colourAuthors}. */
export const AuthorColours = Extension.create({
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

export function colourAuthors(stretches: Stretch[]): Command {
  return (state, dispatch) => {
    const marks = stretches.map(({ from, to, author }) =>
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

/** Who wrote each stretch of the text, in order. Yjs knows of every character which client it came from. */
export function stretchesOf(state: EditorState, authors: Authors): Stretch[] {
  const { type, binding } = ySyncPluginKey.getState(state) as { type: Y.XmlFragment; binding: ProsemirrorBinding };
  const stretches: Stretch[] = [];
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
      const last = stretches.at(-1);
      if (last?.to === position && last.author === author) last.to += item.length;
      else stretches.push({ from: position, to: position + item.length, author });
      position += item.length;
    }
    return position;
  };
  walk(type, 0);
  return stretches.filter(({ to }) => to <= state.doc.content.size);
}

export interface Share {
  author: Author | null;
  characters: number;
}

/** How much each has written, those with most first. */
export function sharesOf(stretches: Stretch[]): Share[] {
  const shares = new Map<string | null, Share>();
  for (const { from, to, author } of stretches) {
    const share = shares.get(author?.id ?? null) ?? { author, characters: 0 };
    share.characters += to - from;
    shares.set(author?.id ?? null, share);
  }
  return [...shares.values()].sort((one, other) => other.characters - one.characters);
}
