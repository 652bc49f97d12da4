/**
 * Yjs 13 documents in plain Java: the update formats V1 and V2, state vectors, delete sets, pending structs, garbage
 * collection and the shared types, with the same bytes as Yjs for the same history.
 *
 * <p>Start at {@link org.communique.crdt.YDoc}; {@link org.communique.crdt.Updates} works on encoded updates without a
 * document. Everything read from outside is checked before it touches a document: bad bytes end in a
 * {@link org.communique.crdt.MalformedUpdateException} and leave the document as it was, memory stays in proportion to
 * the bytes given, and no depth of nesting exhausts the stack. Documents are confined to one thread at a time.
 */
@NullMarked
package org.communique.crdt;

import org.jspecify.annotations.NullMarked;
