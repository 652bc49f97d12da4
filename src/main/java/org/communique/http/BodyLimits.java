package org.communique.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How large the body of a request may be, by its address: as large as the largest file only where files are uploaded, and
 * those need a sign-in.
 */
final class BodyLimits {

    /** A file of 10 MB in a form. */
    private static final long UPLOAD = 11 << 20;

    /** The longest text that a screen sends is a diagram of a workflow. */
    private static final long SCREEN = 2 << 20;

    /** Two texts of 2,000 characters, each nine bytes long in a form. */
    private static final long FORM = 64 << 10;

    private static final long ACCOUNT_FORM = 16 << 10;

    private static final Map<String, Long> BY_START = Map.of("/api/", UPLOAD, "/VAADIN/dynamic/", UPLOAD);
    private static final List<String> ACCOUNT = List.of("/sign-in", "/forgotten", "/link/", "/setup/");

    private BodyLimits() {}

    /** @return in bytes */
    static long of(@Nullable String path, @Nullable String query) {
        if (path == null) {
            return 0;
        }
        if (path.equals("/") && query != null && query.contains("v-r=uidl") || path.equals("/VAADIN/push")) {
            return SCREEN;
        }
        for (var limit : BY_START.entrySet()) {
            if (path.startsWith(limit.getKey())) {
                return limit.getValue();
            }
        }
        return ACCOUNT.stream().anyMatch(path::startsWith) ? ACCOUNT_FORM : FORM;
    }

    /** Whether it is the limit of addresses whose bodies are read before anyone has signed in. */
    static boolean isOfEveryone(long limit) {
        return limit <= FORM;
    }
}
