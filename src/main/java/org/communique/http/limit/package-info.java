/** Limits on connections, on the size and pace of requests, and on the memory of responses. */
@NamedInterface("limit")
@NullMarked
package org.communique.http.limit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
