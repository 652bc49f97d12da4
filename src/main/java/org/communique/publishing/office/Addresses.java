package org.communique.publishing.office;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.communique.text.LinkAddress;
import org.communique.text.Loss;

/** Which addresses of links a statement can have; a file may use one many times. */
final class Addresses {

    private static final int LONGEST = 4_000;

    private final Map<String, Optional<String>> known = new HashMap<>();
    private final Losses losses;
    private final Size size;

    Addresses(Losses losses, Size size) {
        this.losses = losses;
        this.size = size;
    }

    /** Empty, and listed as a loss, if it can have none such. */
    Optional<String> allowed(String href) {
        var address = known.computeIfAbsent(href, Addresses::read);
        address.ifPresentOrElse(
                allowed -> size.addRun(allowed.length()), () -> losses.add(Loss.Kind.LINK_ADDRESS, href));
        return address;
    }

    private static Optional<String> read(String href) {
        return href.length() > LONGEST ? Optional.empty() : LinkAddress.of(href);
    }
}
