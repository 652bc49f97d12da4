import { Extension } from '@tiptap/core';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { beginningOf, type Letter, nodeAt, positionAfter, rangeOf, type SharedText } from '../annotation/anchor';
import { make } from '../shared/dom';

/** See DraftSuggestion.PieceKind. */
type PieceKind = 'INSERT_WORDS' | 'INSERT_BLOCK' | 'DELETE_WORDS' | 'DELETE_BLOCK' | 'FORMAT_WORDS' | 'FORMAT_BLOCK';

interface Piece {
  kind: PieceKind;
  first: Letter | null;
  last: Letter | null;
  words: string;
}

/** What someone suggests to change in the draft. */
export interface Suggestion {
  id: string;
  author: string;
  title: string;
  colour: string;
  pieces: Piece[];
}

interface Shown {
  list: Suggestion[];
  /** Whose are shown by what they write, as this is their copy. */
  own: string | null;
  marks: DecorationSet;
  /** Of those that have a place for each of their pieces. */
  placed: ReadonlySet<string>;
}

const nothing: Shown = { list: [], own: null, marks: DecorationSet.empty, placed: new Set() };
const key = new PluginKey<Shown>('suggestions');

/** Shows over the draft what is suggested to change in it. */
export const SuggestionMarks = Extension.create({
  name: 'suggestions',
  addCommands() {
    return {
      setSuggestions:
        (list: Suggestion[], own: string | null) =>
        ({ tr, dispatch }: { tr: Transaction; dispatch?: unknown }) => {
          if (dispatch) tr.setMeta(key, { list, own }).setMeta('addToHistory', false);
          return true;
        },
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin<Shown>({
      key,
      state: { init: () => nothing, apply: (tr, before, _, state) => next(tr, before, state) },
      props: { decorations: (state) => key.getState(state)?.marks },
    }),
  ],
});

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    suggestions: { setSuggestions(list: Suggestion[], own: string | null): ReturnType };
  }
}

function next(tr: Transaction, before: Shown, state: EditorState): Shown {
  const change = tr.getMeta(key) as Pick<Shown, 'list' | 'own'> | undefined;
  if (change) return marked({ ...before, ...change }, state);
  if (before.list.length === 0 || !tr.docChanged) return before;
  const fromShared = (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
  const marks = before.marks.map(tr.mapping, tr.doc);
  const placed = untouched(tr, before);
  return fromShared ? marked({ ...before, marks }, state, placed) : { ...before, marks, placed };
}

/** What is suggested where nothing was changed stays where it is. */
function untouched({ mapping }: Transaction, { marks, placed }: Shown): Set<string> {
  const { maps } = mapping;
  if (maps.length !== 1) return new Set();
  const kept = new Set(placed);
  maps[0]!.forEach((from, to) => marks.find(from, to).forEach(({ spec }) => kept.delete(spec.id)));
  return kept;
}

/** @param kept whose marks are as they are to be */
function marked(shown: Shown, state: EditorState, kept: ReadonlySet<string> = new Set()): Shown {
  const sync = ySyncPluginKey.getState(state) as { doc: SharedText['doc']; type: SharedText['fragment']; binding: Pick<SharedText, 'mapping'> | null } | undefined;
  if (!sync?.binding || shown.list.length === 0) return { ...shown, marks: DecorationSet.empty, placed: new Set() };
  const shared: SharedText = { doc: sync.doc, fragment: sync.type, mapping: sync.binding.mapping, starts: new Map() };
  const size = state.doc.content.size;
  const placed = new Set(kept);
  const decorations = shown.list.filter(({ id }) => !kept.has(id)).flatMap((suggestion) => {
    const own = suggestion.author === shown.own;
    const { id, pieces } = suggestion;
    const found = pieces.flatMap((piece) => attempt(() => (own ? place(shared, id, piece, size) : mark(shared, suggestion, piece, size))) ?? []);
    if (own ? found.length > 0 : found.length === pieces.length) placed.add(id);
    return own ? found.slice(0, 1) : found;
  });
  const others = shown.marks.find(undefined, undefined, ({ id }) => !kept.has(id));
  return { ...shown, marks: shown.marks.remove(others).add(state.doc, decorations), placed };
}

/** In the copy of the one who suggests it, which no longer has what it deletes. */
function place(shared: SharedText, id: string, { kind, first, last }: Piece, size: number): Decoration | null {
  const at = kind.startsWith('INSERT') ? placeOf(shared, first, last) : (rangeOfPiece(shared, kind, first!, last!)?.from ?? positionAfter(shared, first!));
  if (at === null || at > size) return null;
  return Decoration.widget(at, () => make('mark', { class: 'suggestion-place', 'data-annotation': id }), { side: -1, key: `own ${id}`, id });
}

function mark(shared: SharedText, suggestion: Suggestion, piece: Piece, size: number): Decoration | null {
  const { kind, first, last, words } = piece;
  const inserts = kind.startsWith('INSERT');
  const range = inserts ? null : rangeOfPiece(shared, kind, first!, last!);
  const at = inserts ? placeOf(shared, first, last) : (range?.from ?? null);
  if (at === null || at > size || (range && range.to > size)) return null;
  const { id, title, colour } = suggestion;
  const attributes = { 'data-annotation': id, title, style: `--ce-by: ${colour}` };
  if (inserts) {
    const block = kind === 'INSERT_BLOCK';
    const draw = () => {
      const shown = make('mark', { ...attributes, class: 'change-suggested inserted' }, make('ins', {}, words === '' ? '¶' : words));
      return block ? make('div', { class: 'suggested-block', dir: 'auto' }, shown) : shown;
    };
    return Decoration.widget(at, draw, { side: 1, ignoreSelection: true, key: `${kind} ${id} ${words}`, id });
  }
  const change = kind.startsWith('DELETE') ? 'deleted' : 'restyled';
  return kind.endsWith('BLOCK')
    ? Decoration.node(range!.from, range!.to, { ...attributes, class: `change-suggested ${change}` }, { id })
    : Decoration.inline(range!.from, range!.to, { ...attributes, nodeName: 'mark', class: `change-suggested ${change}` }, { id });
}

/** Of a block, a footnote, or letters. */
function rangeOfPiece(shared: SharedText, kind: PieceKind, first: Letter, last: Letter) {
  return nodeAt(shared, first) ?? (kind.endsWith('WORDS') ? rangeOf(shared, { first, last }) : null);
}

function placeOf(shared: SharedText, before: Letter | null, within: Letter | null): number | null {
  if (before) return positionAfter(shared, before);
  return within ? beginningOf(shared, within) : 0;
}

/** What is suggested may be about something that is not there any more. */
function attempt<T>(work: () => T | null): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
