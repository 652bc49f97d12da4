import { Editor, type Extensions } from '@tiptap/core';
import * as Y from 'yjs';
import { StatementCollaboration } from '../src/collaboration/collaboration-extension';
import { Footnote, schemaExtensions } from '../src/editor/schema';
import { forThisTest } from './editors';

interface Options {
  failed?: () => void;
  more?: Extensions;
}

/** A person with an editor on a document of their own, which is synced only by {@link sync}. */
export function collaborator(client: number, held?: Uint8Array, { failed = () => {}, more = [] }: Options = {}) {
  const doc = new Y.Doc();
  doc.clientID = client;
  if (held) Y.applyUpdate(doc, held);
  const editor = forThisTest(
    new Editor({
      element: document.body.appendChild(document.createElement('div')),
      extensions: [...schemaExtensions, Footnote, StatementCollaboration.configure({ document: doc, field: 'default', failed }), ...more],
    }),
  );
  return { doc, editor };
}

export type Collaborator = ReturnType<typeof collaborator>;

/** Sends each what the others have written so far. */
export function sync(...people: Collaborator[]): void {
  for (const { doc: from } of people) {
    for (const { doc: to } of people) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network');
  }
}
