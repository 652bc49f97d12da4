import type { Node as DocumentNode } from '@tiptap/pm/model';
import type { Command } from '@tiptap/pm/state';

/** Replaces the current text as an ordinary edit. Equal blocks at both ends stay as they are. */
export function restoreDocument(text: DocumentNode): Command {
  return (state, dispatch) => {
    const now = state.doc;
    const most = Math.min(now.childCount, text.childCount);
    let first = 0;
    let start = 0;
    while (first < most && now.child(first).eq(text.child(first))) start += now.child(first++).nodeSize;
    if (first === now.childCount && first === text.childCount) return false;
    let same = 0;
    let end = now.content.size;
    while (same < most - first) {
      const last = now.child(now.childCount - 1 - same);
      if (!last.eq(text.child(text.childCount - 1 - same))) break;
      end -= last.nodeSize;
      same++;
    }
    const blocks = [];
    for (let index = first; index < text.childCount - same; index++) blocks.push(text.child(index));
    dispatch?.(state.tr.replaceWith(start, end, blocks));
    return true;
  };
}
