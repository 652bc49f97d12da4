import { Extension } from '@tiptap/core';
import type { Node as DocumentNode } from '@tiptap/pm/model';
import { type EditorState, Plugin, PluginKey, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import { type Anchor, anchorOf, type Range, rangeOf, type SharedText } from './anchor';
import { findQuotation, type Quotation } from './quotation';

/** Words that something is said about. */
export interface Annotation extends Quotation {
  id: string;
  anchor?: Anchor | null;
  /** open, suggested, resolved or chosen. */
  state: string;
  title: string;
}

/** The id of the words that the person is about to comment on. */
export const CHOSEN = 'chosen';

interface Annotations {
  list: Annotation[];
  /** Of words that were found by their quotation too, so that they are followed from then on. */
  anchors: Map<string, Anchor>;
  found: Map<string, Range>;
  /** The text in which those that were missing were, or are being, looked for. */
  searched: DocumentNode | null;
  /** Those still to be looked for in it. */
  waiting: string[];
  active: string | null;
  /** Whether the marks can be reached with the Tab key, which has another meaning where the text can be edited. */
  focusable: boolean;
  marks: DecorationSet;
}

type Change = { list: Annotation[] } | { active: string | null } | { focusable: boolean } | { search: true };

/** What was typed between two letters may be long, but words are no whole text. */
const LONGEST = 10_000;

/** Many that are missing are looked for in turns, between which people can type. */
const TURN_MS = 40;

const nothing: Annotations = {
  list: [],
  anchors: new Map(),
  found: new Map(),
  searched: null,
  waiting: [],
  active: null,
  focusable: false,
  marks: DecorationSet.empty,
};
const key = new PluginKey<Annotations>('annotations');

const annotationsOf = (state: EditorState): Annotations => key.getState(state) ?? nothing;

export const foundIn = (state: EditorState): ReadonlyMap<string, Range> => annotationsOf(state).found;

/** Whether words are not found that may be found by their quotation. Those that are not in a text are not looked for in it again. */
export function hasMissing(state: EditorState): boolean {
  const { list, found, searched, waiting } = annotationsOf(state);
  return found.size < list.length && (searched !== state.doc || waiting.length > 0);
}

/** Those that were looked for, and are not in the text. */
export function missingIn(state: EditorState): string[] {
  const { list, found, waiting } = annotationsOf(state);
  const open = new Set(waiting);
  return list.map(({ id }) => id).filter((id) => !found.has(id) && !open.has(id));
}

/** The innermost annotation of the words at a position. */
export function annotationAt(state: EditorState, position: number): string | null {
  const there = [...foundIn(state)].filter(([, { from, to }]) => from <= position && position <= to);
  return there.sort(([, one], [, other]) => one.to - one.from - (other.to - other.from))[0]?.[0] ?? null;
}

/** Highlights annotated words, and follows them while people type. */
export const HighlightAnnotations = Extension.create({
  name: 'annotations',
  addCommands() {
    const change = (changed: Change) => ({ tr, dispatch }: { tr: Transaction; dispatch?: unknown }) => {
      if (dispatch) tr.setMeta(key, changed).setMeta('addToHistory', false);
      return true;
    };
    return {
      setAnnotations: (list: Annotation[]) => change({ list }),
      setActiveAnnotation: (active: string | null) => change({ active }),
      setAnnotationsFocusable: (focusable: boolean) => change({ focusable }),
      searchAnnotations: () => change({ search: true }),
    };
  },
  addProseMirrorPlugins: () => [
    new Plugin<Annotations>({
      key,
      state: {
        init: () => nothing,
        apply: (tr, before, _, state) => next(tr, before, state),
      },
      props: { decorations: (state) => annotationsOf(state).marks },
    }),
  ],
});

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    annotations: {
      setAnnotations(list: Annotation[]): ReturnType;
      setActiveAnnotation(active: string | null): ReturnType;
      setAnnotationsFocusable(focusable: boolean): ReturnType;
      /** Looks for the quotations of words that are missing, which reads the whole text. */
      searchAnnotations(): ReturnType;
    };
  }
}

function next(tr: Transaction, before: Annotations, state: EditorState): Annotations {
  const change = tr.getMeta(key) as Change | undefined;
  const fromShared = (tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined)?.isChangeOrigin === true;
  if (change && 'active' in change) return marked({ ...before, active: change.active }, state);
  if (change && 'focusable' in change) return marked({ ...before, focusable: change.focusable }, state);
  if (change && 'list' in change) {
    const { list } = change;
    return located({ ...before, list, anchors: anchorsOf(list, before), found: new Map(), searched: null }, state, true);
  }
  if (change) return located(before, state, true);
  if (before.list.length === 0 || !tr.docChanged) return before;
  // The shared document gets a person's own change only after this.
  return fromShared ? located({ ...before, found: new Map() }, state, false) : marked({ ...before, found: mapped(before.found, tr) }, state);
}

function anchorsOf(list: Annotation[], before: Annotations): Map<string, Anchor> {
  const own = (id: string) => before.anchors.get(id);
  return new Map(list.flatMap(({ id, anchor }) => {
    const known = id === CHOSEN ? anchor : (own(id) ?? anchor);
    return known ? [[id, known] as const] : [];
  }));
}

function mapped(found: Map<string, Range>, { mapping }: Transaction): Map<string, Range> {
  const ranges = [...found].map(([id, { from, to }]) => [id, { from: mapping.map(from, 1), to: mapping.map(to, -1) }] as const);
  return new Map(ranges.filter(([, { from, to }]) => from < to));
}

/** Finds what is not found yet: by its anchor, and for a while by its quotation. */
function located(annotations: Annotations, state: EditorState, search: boolean): Annotations {
  const shared = sharedText(state);
  const found = new Map(annotations.found);
  for (const { id } of annotations.list) {
    const anchor = annotations.anchors.get(id);
    const range = found.has(id) || !shared || !anchor ? null : attempt(() => wordsAt(shared, anchor));
    if (range && range.to <= state.doc.content.size) found.set(id, range);
  }
  const here = { ...annotations, found };
  return marked(search ? searched(here, state, shared) : here, state);
}

/** Those for which there was no time before come first. */
function searched(annotations: Annotations, state: EditorState, shared: SharedText | null): Annotations {
  const found = new Map(annotations.found);
  const anchors = new Map(annotations.anchors);
  const missing = new Map(annotations.list.filter(({ id }) => !found.has(id)).map((annotation) => [annotation.id, annotation]));
  const sooner = new Set(annotations.waiting.filter((id) => missing.has(id)));
  const isNew = annotations.searched !== state.doc;
  const waiting = [...sooner, ...(isNew ? [...missing.keys()].filter((id) => !sooner.has(id)) : [])];
  const end = performance.now() + TURN_MS;
  while (waiting.length > 0 && performance.now() < end) {
    const annotation = missing.get(waiting.shift()!)!;
    const range = attempt(() => findQuotation(state.doc, annotation));
    if (!range || range.to > state.doc.content.size) continue;
    found.set(annotation.id, range);
    const anchor = shared && attempt(() => anchorOf(shared, state.doc, range));
    if (anchor) anchors.set(annotation.id, anchor);
  }
  return { ...annotations, anchors, found, searched: state.doc, waiting };
}

function wordsAt(shared: SharedText, anchor: Anchor): Range | null {
  const range = rangeOf(shared, anchor);
  return range && range.to - range.from <= LONGEST ? range : null;
}

function sharedText(state: EditorState): SharedText | null {
  const sync = ySyncPluginKey.getState(state) as { doc: SharedText['doc']; type: SharedText['fragment']; binding: Pick<SharedText, 'mapping'> | null } | undefined;
  return sync?.binding ? { doc: sync.doc, fragment: sync.type, mapping: sync.binding.mapping, starts: new Map() } : null;
}

/** An anchor that a member made up may point anywhere; then the quotation counts. */
function attempt<T>(work: () => T | null): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}

function marked(annotations: Annotations, state: EditorState): Annotations {
  const { list, found, active, focusable } = annotations;
  const marks = list.flatMap(({ id, state: kind, title }) => {
    const range = found.get(id);
    if (!range) return [];
    return Decoration.inline(range.from, range.to, {
      nodeName: 'mark',
      class: `annotated ${kind}${id === active ? ' active' : ''}`,
      'data-annotation': id,
      'aria-details': `comment-${id}`,
      title,
      ...(focusable && { tabindex: '0' }),
    });
  });
  return { ...annotations, marks: DecorationSet.create(state.doc, marks) };
}

/** Null if the words are not in the shared document yet. */
export function anchorIn(state: EditorState, range: Range): Anchor | null {
  const shared = sharedText(state);
  return shared && attempt(() => anchorOf(shared, state.doc, range));
}
