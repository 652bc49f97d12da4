/** Statements over the API: their drafts and versions, and who has access to them. */
@NamedInterface("api")
@NullMarked
package org.communique.statement.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
