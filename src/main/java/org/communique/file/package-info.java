/** The files of office programs, DOCX and ODT, and PDF: read and written, whatever they are for. */
@ApplicationModule(allowedDependencies = {"id", "text :: *", "work"})
@NullMarked
package org.communique.file;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
