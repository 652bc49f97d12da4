/** Amendments over the API: what organisations propose to change in a draft, and what becomes of it. */
@NullMarked
package org.communique.amendment.api;

import org.jspecify.annotations.NullMarked;
