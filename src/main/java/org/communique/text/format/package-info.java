/** Writes texts and comparisons as HTML, tables as CSV and XLSX, and guards what is read or written as XML. */
@NamedInterface("format")
@NullMarked
package org.communique.text.format;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
