/**
 * PDF from our own XHTML, with our own fonts, and reports; nothing is fetched from anywhere. {@code FontCoverageTest} fails without what
 * sets scripts whose letters change or move next to others: the typesetter uses no rules of a font, and PDFBox has those of a few scripts
 * that place no signs.
 */
@NamedInterface("print")
@NullMarked
package org.communique.file.print;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
