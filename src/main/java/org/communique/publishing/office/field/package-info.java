/** Fields of WordprocessingML (ECMA-376, part 1, 17.16), which may begin in one paragraph and end in another. */
@NullMarked
package org.communique.publishing.office.field;

import org.jspecify.annotations.NullMarked;
