/**
 * Yjs 13 documents in plain Java, with the same bytes as Yjs for the same history: shared text, lists, maps and XML, both
 * update formats, state vectors, snapshots, relative positions, awareness.
 *
 * <p>{@link org.communique.crdt.YDoc} is a document: its {@code getText}, {@code getArray}, {@code getMap} and
 * {@code getXmlFragment} give the shared types, {@code applyUpdate} takes what others changed, {@code onUpdate} gives what
 * is to be sent to them, and {@code encodeStateAsUpdate} what someone with an older state lacks.
 * {@link org.communique.crdt.Updates} merges, cuts and converts encoded updates without a document,
 * {@link org.communique.crdt.preview.UpdatePreview} shows what an update would bring before it is applied.
 *
 * <p>Positions and lengths are in elements, of text in UTF-16 units; clocks and client ids are whole numbers of at most 53
 * bits. Plain values are {@code null}, {@link org.communique.crdt.value.Undefined}, {@link java.lang.Boolean}, numbers (read as
 * {@link java.lang.Long} where whole, else {@link java.lang.Double}; {@link java.math.BigInteger} is a bigint), strings,
 * byte arrays, lists and maps. Documents are confined to one thread at a time.
 *
 * <p>Everything read from outside is checked before it touches a document: bad bytes end in a
 * {@link org.communique.crdt.codec.MalformedUpdateException} and leave the document as it was, memory stays in proportion to
 * the bytes given, and no depth of nesting exhausts the stack.
 *
 * @see <a href="https://github.com/yjs/yjs">Yjs, whose format and algorithm this is</a>
 */
@ApplicationModule(allowedDependencies = "json")
@NullMarked
package org.communique.crdt;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
