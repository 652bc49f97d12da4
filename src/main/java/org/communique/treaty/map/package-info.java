/** A picture of the world in which each State is shaded by what is known of it. It says nothing that the table next to it does not. */
@NullMarked
package org.communique.treaty.map;

import org.jspecify.annotations.NullMarked;
