/**
 * PDF from our own XHTML, with our own fonts; nothing is fetched from anywhere. {@code FontCoverageTest} fails without what sets scripts whose
 * letters change or move next to others: the typesetter uses no rules of a font, and PDFBox has those of a few scripts that place no signs.
 */
@NullMarked
package org.communique.publishing.print;

import org.jspecify.annotations.NullMarked;
