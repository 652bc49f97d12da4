/** Texts as files over the API. */
@NullMarked
package org.communique.exchange.api;

import org.jspecify.annotations.NullMarked;
