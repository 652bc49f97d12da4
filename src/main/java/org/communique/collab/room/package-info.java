/**
 * Open drafts in memory: the shared document, its client connections and their presence, and the batches in which edits are stored; and
 * what a node stores of them for the other nodes.
 */
@NamedInterface("room")
@NullMarked
package org.communique.collab.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
