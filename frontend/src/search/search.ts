import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { Plugin, PluginKey, TextSelection, type Command, type EditorState, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';

export interface Query {
  text: string;
  matchCase: boolean;
  wholeWord: boolean;
}

export interface Match {
  from: number;
  to: number;
}

export interface Search {
  query: Query;
  matches: Match[];
  /** Index of the match that is selected, or -1. */
  current: number;
  marks: DecorationSet;
}

/** How many matches are marked before and after the current one; a single letter has tens of thousands in a long text. */
const MARKED = 300;
const nothing: Query = { text: '', matchCase: false, wholeWord: false };
const key = new PluginKey<Search>('search');

export const searchOf = (state: EditorState): Search => key.getState(state)!;

export const SearchText = Extension.create({
  name: 'search',
  addProseMirrorPlugins: () => [
    new Plugin<Search>({
      key,
      state: {
        init: () => ({ query: nothing, matches: [], current: -1, marks: DecorationSet.empty }),
        apply: (tr, before) => {
          const query = (tr.getMeta(key) as Query | undefined) ?? before.query;
          if (query === before.query && !tr.docChanged && !(tr.selectionSet && query.text)) return before;
          return found(tr, query, query === before.query && !tr.docChanged ? before.matches : undefined);
        },
      },
      props: { decorations: (state) => searchOf(state).marks },
    }),
  ],
});

function found({ doc, selection }: Transaction, query: Query, known?: Match[]): Search {
  const matches = known ?? matchesIn(doc, query);
  if (matches.length === 0) return { query, matches, current: -1, marks: DecorationSet.empty };
  const current = matches.findIndex(({ from, to }) => from === selection.from && to === selection.to);
  const near = current >= 0 ? current : Math.max(0, nextOf(matches, selection.from));
  const marks = matches.slice(Math.max(0, near - MARKED), near + MARKED).map((match) => {
    const isCurrent = match === matches[current];
    return Decoration.inline(match.from, match.to, { class: isCurrent ? 'match current' : 'match' });
  });
  return { query, matches, current, marks: DecorationSet.create(doc, marks) };
}

const blocks = new WeakMap<DocumentNode, { query: Query; offsets: Match[] }>();

/** All matches in order. Marks do not matter, and no match spans blocks. */
export function matchesIn(doc: DocumentNode, query: Query): Match[] {
  const pattern = patternOf(query);
  const matches: Match[] = [];
  if (!pattern) return matches;
  doc.descendants((node, position) => {
    if (!node.inlineContent) return true;
    let known = blocks.get(node);
    if (known?.query !== query) {
      known = { query, offsets: offsetsIn(node, pattern) };
      blocks.set(node, known);
    }
    const start = position + 1;
    for (const { from, to } of known.offsets) matches.push({ from: start + from, to: start + to });
    // A footnote is separate text inside a block.
    return node.isTextblock;
  });
  return matches.sort((one, other) => one.from - other.from);
}

function patternOf({ text, matchCase, wholeWord }: Query): RegExp | null {
  if (text === '') return null;
  const literal = text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&').replace(/\s+/g, '\\s');
  const letter = '[\\p{L}\\p{M}\\p{N}_]';
  const source = wholeWord ? `(?<!${letter})${literal}(?!${letter})` : literal;
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

function offsetsIn(block: DocumentNode, pattern: RegExp): Match[] {
  let text = '';
  block.forEach((child) => {
    text += child.isText ? child.text : '\ufffc'.repeat(child.nodeSize);
  });
  return [...text.matchAll(pattern)].map(({ index, 0: { length } }) => ({ from: index, to: index + length }));
}

function nextOf(matches: Match[], position: number): number {
  return matches.findIndex(({ from }) => from >= position);
}

export function searchFor(query: Query): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.setMeta(key, query));
    return true;
  };
}

export const endSearch = searchFor(nothing);

function select(tr: Transaction, { from, to }: Match): Transaction {
  return tr.setSelection(TextSelection.create(tr.doc, from, to)).scrollIntoView();
}

/** Selects the match after the selection, or the first one. */
export const findNext: Command = (state, dispatch) => {
  const { matches, current } = searchOf(state);
  const next = matches[nextOf(matches, current >= 0 ? state.selection.to : state.selection.from)] ?? matches[0];
  if (!next) return false;
  dispatch?.(select(state.tr, next));
  return true;
};

export const findPrevious: Command = (state, dispatch) => {
  const { matches } = searchOf(state);
  const previous = matches.findLast(({ to }) => to <= state.selection.from) ?? matches.at(-1);
  if (!previous) return false;
  dispatch?.(select(state.tr, previous));
  return true;
};

/** Replaces the selected match and selects the next; selects one first if none is. */
export function replaceCurrent(replacement: string): Command {
  return (state, dispatch) => {
    const { matches, current } = searchOf(state);
    const match = matches[current];
    if (!match) return findNext(state, dispatch);
    if (!dispatch) return true;
    const tr = replace(state.tr, match, replacement);
    const following = matches[current + 1] ?? matches[0]!;
    const next = { from: tr.mapping.map(following.from), to: tr.mapping.map(following.to) };
    dispatch(following === match ? tr : select(tr, next));
    return true;
  };
}

/** One undo reverts all of it. */
export function replaceAll(replacement: string): Command {
  return (state, dispatch) => {
    const { matches } = searchOf(state);
    if (matches.length === 0) return false;
    dispatch?.(matches.reduceRight((tr, match) => replace(tr, match, replacement), state.tr));
    return true;
  };
}

/** The replacement has the marks that the whole of the match has. */
function replace(tr: Transaction, { from, to }: Match, replacement: string): Transaction {
  return replacement === '' ? tr.delete(from, to) : tr.insertText(replacement, from, to);
}
