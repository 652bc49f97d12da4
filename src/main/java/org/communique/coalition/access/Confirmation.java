package org.communique.coalition.access;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Whether whoever acts has lately shown anew who they are, which signing and administration ask for: a browser that was
 * left open is not enough. Services ask with {@code @confirmation.isRecent()}.
 */
@Component
public class Confirmation {

    /** The Spring Security authority of those who have, for as long as it counts. */
    public static final String RECENT = "RECENTLY_CONFIRMED";

    Confirmation() {}

    /** @throws ConfirmationRequiredException if not, so that a screen can tell it from a missing right */
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
