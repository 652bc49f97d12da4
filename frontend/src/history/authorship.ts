import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type Command, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey, type ProsemirrorBinding } from '@tiptap/y-tiptap';
import type * as Y from 'yjs';
import type { Author, Authors } from '../collaboration/people';
import { type ClientRange, clientRanges } from './client-ranges';

export interface AuthorRange {
  from: number;
  to: number;
  author: Author | null;
}

const key = new PluginKey<DecorationSet | null>('authors');

/** A background in its author's colour under each part of the text; {@link showAuthors} sets it. */
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

/** The author of each part of the text, in order. */
export function authorRanges(state: EditorState, authors: Authors): AuthorRange[] {
  const { type, binding } = ySyncPluginKey.getState(state) as { type: Y.XmlFragment; binding: ProsemirrorBinding };
  return byAuthor(clientRanges(type, binding.mapping), authors).filter(({ to }) => to <= state.doc.content.size);
}

export function byAuthor(ranges: ClientRange[], authors: Authors): AuthorRange[] {
  const merged: AuthorRange[] = [];
  for (const { from, to, client } of ranges) {
    const author = authors.get(client) ?? null;
    const last = merged.at(-1);
    if (last?.to === from && last.author === author) last.to = to;
    else merged.push({ from, to, author });
  }
  return merged;
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
