/**
 * What a guest's link opens: the page with the text, the answer, and its confirmation; and confirmed answers, which wait for a coordinator,
 * or a second person, to accept the mandate.
 */
@NamedInterface("guest")
@NullMarked
package org.communique.invitation.guest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
