/** Reads the files of office programs, DOCX and ODT. Nothing in a file is trusted. */
@NamedInterface("office")
@NullMarked
package org.communique.file.office;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
