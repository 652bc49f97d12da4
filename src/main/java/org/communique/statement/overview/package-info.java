/** Where all statements are: what is due, who is late, and how many signed, for coordinators. */
@NamedInterface("overview")
@NullMarked
package org.communique.statement.overview;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
