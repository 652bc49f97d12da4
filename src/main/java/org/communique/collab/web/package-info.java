/** The endpoints under /collab: WebSocket connections with their limits, and the REST controller. */
@NamedInterface("web")
@NullMarked
package org.communique.collab.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
