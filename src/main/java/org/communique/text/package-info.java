/** The rich text of a statement as a value: its model, canonical CommonMark, HTML, and word-level comparison. No Spring, no storage. */
@ApplicationModule(allowedDependencies = "work")
@NullMarked
package org.communique.text;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
