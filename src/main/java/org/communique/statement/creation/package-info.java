/** Creates statements, with the templates, imported texts and workflows that they can begin with. */
@NamedInterface("creation")
@NullMarked
package org.communique.statement.creation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
