import type { Node as DocumentNode, Schema } from '@tiptap/pm/model';
import { initProseMirrorDoc } from '@tiptap/y-tiptap';
import * as Y from 'yjs';
import { type ClientRange, clientRanges } from './client-ranges';

/** A text that the draft once had, and which client wrote what of it. */
export interface RevisionText {
  document: DocumentNode;
  clients: ClientRange[];
}

/** From the draft's state as the server stores it. */
export function revisionText(update: Uint8Array, schema: Schema): RevisionText {
  const state = new Y.Doc();
  Y.applyUpdateV2(state, update);
  const fragment = state.getXmlFragment('default');
  const { doc, mapping } = initProseMirrorDoc(fragment, schema);
  if (doc.childCount === 0) return { document: schema.topNodeType.createAndFill()!, clients: [] };
  return { document: doc, clients: clientRanges(fragment, mapping) };
}
