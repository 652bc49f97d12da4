package org.communique.http.limit;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How large the body of a request may be, by its address: as large as the largest file only where files are uploaded. */
final class BodyLimits {

    /** A file of 10 MB in a form. */
    private static final long UPLOAD = 11 << 20;

    /** A file of 5 MB in a form. */
    private static final long GUESTS_FILE = 6 << 20;

    /** The longest text that a screen sends is a diagram of a workflow. */
    private static final long SCREEN = 2 << 20;

    /** Two texts of 2,000 characters, each nine bytes long in a form. */
    private static final long FORM = 64 << 10;

    private static final long ACCOUNT_FORM = 16 << 10;

    /** For members' requests from clients without credentials: these are refused anyway. */
    static final long WITHOUT_CREDENTIALS = 8 << 10;

    private static final String SCREENS_UPLOADS = "/VAADIN/dynamic/";

    /** With words about an organisation, a comment, or the rights of a thousand members. */
    private static final long JSON = 256 << 10;

    /** Guests send the letter that they sign by, and have no account. */
    private static final Pattern GUESTS_UPLOAD = Pattern.compile("/invitation/[^/]*");

    private static final String API = "/api/";

    /** Statements are opened with a text, drafts and proposals replaced by one. */
    private static final Pattern TEXTS =
            Pattern.compile("/api/v1/statements(/import|/[^/]+/draft|/[^/]+/proposals/[^/]+/draft)?");

    /** Of a workflow in BPMN, with a note. */
    private static final String WORKFLOWS = "/api/v1/workflows";

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
        if (path.startsWith(SCREENS_UPLOADS) || TEXTS.matcher(path).matches()) {
            return new Limit(UPLOAD, false);
        }
        if (path.startsWith(API)) {
            return new Limit(path.equals(WORKFLOWS) ? SCREEN : JSON, false);
        }
        if (GUESTS_UPLOAD.matcher(path).matches()) {
            return new Limit(GUESTS_FILE, true);
        }
        return new Limit(isOfAccounts(path) ? ACCOUNT_FORM : FORM, true);
    }

    private static boolean isOfAccounts(String path) {
        return ACCOUNT.stream().anyMatch(path::startsWith);
    }
}
