/** The official names of States in the languages of the United Nations, as researchers enter them with their source. */
@NamedInterface("name")
@NullMarked
package org.communique.treaty.name;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
