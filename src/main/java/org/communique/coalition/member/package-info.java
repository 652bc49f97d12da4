/** Adds and changes members, organisations and mandates, and what members change about themselves. */
@NamedInterface("member")
@NullMarked
package org.communique.coalition.member;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
