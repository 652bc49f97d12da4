/** The XML parts of a file, as elements. */
@NullMarked
package org.communique.publishing.office.part;

import org.jspecify.annotations.NullMarked;
