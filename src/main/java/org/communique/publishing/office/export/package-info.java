/** Texts and reports as files of office programs. */
@NullMarked
package org.communique.publishing.office.export;

import org.jspecify.annotations.NullMarked;
