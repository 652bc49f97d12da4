/** The articles that statements cite. */
@NullMarked
package org.communique.api.citation;

import org.jspecify.annotations.NullMarked;
