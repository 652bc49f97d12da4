/**
 * Files of the embedded stores: a full disk makes them wait, a failed force ends the process, and each block can have a
 * checksum. {@code FullDiskTests} and {@code DamagedStoreTests} fail without it.
 */
@NamedInterface("embedded.disk")
@NullMarked
package org.communique.storage.embedded.disk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
