/** What a node stores for the other nodes: presence, revocations and restored revisions. */
@NamedInterface("cluster")
@NullMarked
package org.communique.collab.cluster;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
