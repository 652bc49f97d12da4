/** One-time links to an account, and the record of those that another person shared. */
@NamedInterface("link")
@NullMarked
package org.communique.security.link;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
