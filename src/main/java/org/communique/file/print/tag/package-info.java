/** The tags of a PDF, which screen readers follow: those that the typesetter gives, completed as PDF/UA-1 (ISO 14289-1) wants them. */
@NullMarked
package org.communique.file.print.tag;

import org.jspecify.annotations.NullMarked;
