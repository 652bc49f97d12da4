/** Rate limits that all servers count together. */
@NamedInterface("rate")
@NullMarked
package org.communique.http.rate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
