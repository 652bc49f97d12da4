package org.communique.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How large the body of a request may be, by its address: as large as the largest file only where files are uploaded. */
final class BodyLimits {

    /** A file of 10 MB in a form. */
    private static final long UPLOAD = 11 << 20;

    /** The longest text that a screen sends is a diagram of a workflow. */
    private static final long SCREEN = 2 << 20;

    /** Two texts of 2,000 characters, each nine bytes long in a form. */
    private static final long FORM = 64 << 10;

    private static final long ACCOUNT_FORM = 16 << 10;

    /** Of what only members may send, from those who show no sign of being one: they are refused whatever it says. */
    static final long WITHOUT_CREDENTIALS = 8 << 10;

    private static final List<String> MEMBERS_UPLOADS = List.of("/api/", "/VAADIN/dynamic/");

    /** Guests send the letter that they sign by, and have no account. */
    private static final String GUESTS_UPLOADS = "/invitation/";

    private static final List<String> ACCOUNT = List.of("/sign-in", "/forgotten", "/link/", "/setup/");

    private BodyLimits() {}

    /**
     * @param bytes at most
     * @param open  whether it is read before anyone has signed in
     */
    record Limit(long bytes, boolean open) {}

    static Limit of(@Nullable String path, @Nullable String query) {
        if (path == null) {
            return new Limit(0, true);
        }
        if (path.equals("/") && query != null && query.contains("v-r=uidl") || path.equals("/VAADIN/push")) {
            return new Limit(SCREEN, false);
        }
        if (startsWithAny(path, MEMBERS_UPLOADS)) {
            return new Limit(UPLOAD, false);
        }
        if (path.startsWith(GUESTS_UPLOADS)) {
            return new Limit(UPLOAD, true);
        }
        return new Limit(startsWithAny(path, ACCOUNT) ? ACCOUNT_FORM : FORM, true);
    }

    private static boolean startsWithAny(String path, List<String> starts) {
        return starts.stream().anyMatch(path::startsWith);
    }
}
