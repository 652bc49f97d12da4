/** The screens of statements: my work, the list, a new statement, and the page that contains a statement's other screens. */
@NamedInterface("ui")
@NullMarked
package org.communique.statement.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
