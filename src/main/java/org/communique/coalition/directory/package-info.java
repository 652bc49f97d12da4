/** Members, organisations and mandates as they are stored, and the look-ups that other modules use. */
@NamedInterface("directory")
@NullMarked
package org.communique.coalition.directory;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
