/** The durable edit log: heads with their tails, log segments, snapshots, group commit, and the revisions that are kept of a draft. */
@NamedInterface("log")
@NullMarked
package org.communique.collab.log;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
