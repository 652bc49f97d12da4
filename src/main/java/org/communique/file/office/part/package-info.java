/** The XML parts of a file, as elements, their fields (ECMA-376, part 1, 17.16), and how numbers and words look, whatever the format. */
@NullMarked
package org.communique.file.office.part;

import org.jspecify.annotations.NullMarked;
