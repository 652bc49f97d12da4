/** Tags, by which members find statements and workflows choose their way. */
@NamedInterface("tagging")
@NullMarked
package org.communique.statement.tagging;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
