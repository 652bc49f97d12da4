/** Texts and reports as files of office programs. */
@NamedInterface("export")
@NullMarked
package org.communique.file.office.export;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
