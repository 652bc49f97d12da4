import { Extension } from '@tiptap/core';
import { isChangeOrigin } from '@tiptap/extension-collaboration';
import { Plugin, PluginKey, type Command, type EditorState } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/** A member who may read the statement. */
export interface Member {
  id: string;
  name: string;
  /** The organisation. */
  of?: string;
}

/** A mention that is being typed: where its @ is, and what follows it. */
export interface Mention {
  from: number;
  to: number;
  typed: string;
}

const key = new PluginKey<Mention | null>('mention');
const MOST_OFFERED = 8;

/** The text between an @ at the start of a word and the caret; an address such as name@example.org is no mention. */
export function mentionAt({ selection }: EditorState): Mention | null {
  const { $from, empty, from } = selection;
  if (!empty || !$from.parent.isTextblock) return null;
  const before = $from.parent.textBetween(Math.max(0, $from.parentOffset - 60), $from.parentOffset, undefined, '\ufffc');
  const typed = /(?:^|[\s(\[“"«])@((?:[\p{L}\p{M}\p{N}.’'-]+ ?){0,4})$/u.exec(before)?.[1];
  return typed === undefined ? null : { from: from - typed.length - 1, to: from, typed };
}

/** The members whose names have a word starting with each word typed. */
export function matching(members: Member[], typed: string): Member[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const fits = ({ name }: Member) => {
    const parts = fold(name).split(/[\s-]+/);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return members.filter(fits).slice(0, MOST_OFFERED);
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();
}

/** Replaces what was typed with the name, as plain text: a statement is text that is signed. */
export function insertMention(mention: Mention, { name }: Member): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.insertText(`@${name} `, mention.from, mention.to).scrollIntoView());
    return true;
  };
}

export interface MentionList {
  readonly id: string;
  show(mention: Mention, view: EditorView): void;
  hide(): void;
  /** Whether the key was for the list. */
  takes(event: KeyboardEvent): boolean;
  readonly active: string | null;
}

export function mentions(list: MentionList) {
  return Extension.create({
    name: 'mentions',
    priority: 1100,
    addProseMirrorPlugins: () => [
      new Plugin<Mention | null>({
        key,
        state: {
          init: () => null,
          // Only typing opens the list; moving the caret does not.
          apply: (tr, before, _old, state) => {
            if (tr.getMeta(key) === 'dismiss') return null;
            const typing = tr.docChanged && !isChangeOrigin(tr);
            return before || typing ? mentionAt(state) : null;
          },
        },
        props: {
          handleKeyDown: (view, event) => {
            if (!key.getState(view.state)) return false;
            if (list.takes(event)) return true;
            if (event.key !== 'Escape') return false;
            view.dispatch(view.state.tr.setMeta(key, 'dismiss'));
            return true;
          },
          handleDOMEvents: {
            blur: (view) => {
              if (key.getState(view.state)) view.dispatch(view.state.tr.setMeta(key, 'dismiss'));
            },
          },
        },
        view: () => ({
          update: (view, before) => {
            const mention = key.getState(view.state);
            if (mention === key.getState(before)) return;
            if (mention && view.editable) list.show(mention, view);
            else list.hide();
          },
          destroy: () => list.hide(),
        }),
      }),
    ],
  });
}
