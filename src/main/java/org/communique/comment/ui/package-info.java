/** Reading a version with what is said about its words. */
@NamedInterface("ui")
@NullMarked
package org.communique.comment.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
