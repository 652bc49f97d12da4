package org.communique.coalition.access;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether the current member confirmed their identity recently, as signing and administration require: a browser that was left open is
 * not enough. Services ask with {@code @confirmation.isRecent()}.
 */
@Component
public class Confirmation {

    /** The Spring Security authority that a recent confirmation gives. */
    public static final String RECENT = "RECENTLY_CONFIRMED";

    Confirmation() {}

    /** @throws ConfirmationRequiredException if not, so that a screen can distinguish it from a missing right */
    public boolean isRecent() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || authentication.getAuthorities().stream()
                        .noneMatch(authority -> RECENT.equals(authority.getAuthority()))) {
            throw new ConfirmationRequiredException();
        }
        return true;
    }
}
