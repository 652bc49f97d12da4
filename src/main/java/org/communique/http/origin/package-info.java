/** Where a request comes from: proxies, networks and web origins. */
@NamedInterface("origin")
@NullMarked
package org.communique.http.origin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
