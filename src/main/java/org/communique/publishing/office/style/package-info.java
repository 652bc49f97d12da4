/** How numbers and words look, whatever the format of a file. */
@NullMarked
package org.communique.publishing.office.style;

import org.jspecify.annotations.NullMarked;
