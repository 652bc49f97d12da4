/** Statements, their drafts and versions, and who has access to them. */
@NullMarked
package org.communique.api.statement;

import org.jspecify.annotations.NullMarked;
