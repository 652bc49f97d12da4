/** PDF from our own XHTML, with our own fonts; nothing is fetched from anywhere. */
@NullMarked
package org.communique.publishing.print;

import org.jspecify.annotations.NullMarked;
