/** Translations in the REST API. */
@NullMarked
package org.communique.language.api;

import org.jspecify.annotations.NullMarked;
