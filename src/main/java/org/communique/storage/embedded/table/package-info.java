/** Sorted tables of bytes on disk, with the journal that makes each batch of writes durable. */
@NamedInterface("embedded.table")
@NullMarked
package org.communique.storage.embedded.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
