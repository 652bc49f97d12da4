/** Reads the files of office programs, DOCX and ODT. Nothing in a file is trusted. */
@NullMarked
package org.communique.publishing.office;

import org.jspecify.annotations.NullMarked;
