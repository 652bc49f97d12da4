package org.communique.storage.check;

import java.util.List;

/** A server answers, but not as Communiqué needs it. */
final class UnfitException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient List<String> details;

    UnfitException(String what) {
        this(what, List.of());
    }

    /** @param details more than one sentence can hold, such as all commands that fail */
    UnfitException(String what, List<String> details) {
        super(what);
        this.details = details;
    }

    List<String> details() {
        return details;
    }
}
