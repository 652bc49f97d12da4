/** The durable edit log: heads with their tails, log segments, snapshots and group commit. */
@NamedInterface("log")
@NullMarked
package org.communique.collab.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
