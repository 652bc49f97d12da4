/** What happened to a statement: the audit log, the activity of all features, and notices of changes to open pages. */
@NamedInterface("activity")
@NullMarked
package org.communique.statement.activity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
