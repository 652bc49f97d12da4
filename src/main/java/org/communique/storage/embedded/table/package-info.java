/**
 * Sorted tables of bytes on disk, with the journal that makes each batch of writes durable. A full disk makes files wait, a failed force
 * ends the process, and each block can have a checksum: {@code FullDiskTests} and {@code DamagedStoreTests} fail without it.
 */
@NamedInterface("embedded.table")
@NullMarked
package org.communique.storage.embedded.table;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
