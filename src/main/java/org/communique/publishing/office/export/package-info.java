/** Texts and reports as files of office programs. */
@NamedInterface("office")
@NullMarked
package org.communique.publishing.office.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
