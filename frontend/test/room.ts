import { Editor, type Extensions } from '@tiptap/core';
import * as Y from 'yjs';
import { CoEditing } from '../src/binding';
import { Footnote, schemaExtensions } from '../src/schema';
import { forThisTest } from './editors';

interface Options {
  failed?: () => void;
  more?: Extensions;
}

/** Somebody with an editor on a document of their own, which meets those of others only when told to. */
export function somebody(client: number, held?: Uint8Array, { failed = () => {}, more = [] }: Options = {}) {
  const doc = new Y.Doc();
  doc.clientID = client;
  if (held) Y.applyUpdate(doc, held);
  const editor = forThisTest(
    new Editor({
      element: document.body.appendChild(document.createElement('div')),
      extensions: [...schemaExtensions, Footnote, CoEditing.configure({ document: doc, field: 'default', failed }), ...more],
    }),
  );
  return { doc, editor };
}

export type Somebody = ReturnType<typeof somebody>;

/** Each gets what the others have written so far. */
export function meet(...people: Somebody[]): void {
  for (const { doc: from } of people) {
    for (const { doc: to } of people) Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network');
  }
}
