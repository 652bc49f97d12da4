/** Open drafts in memory: the shared document, its client connections and their presence, and the batches in which edits are stored. */
@NamedInterface("room")
@NullMarked
package org.communique.collab.room;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
