package org.communique.http;

/** Which scripts, styles and frames a browser admits for each kind of answer. */
public final class ContentSecurityPolicy {

    public static final String HEADER = "Content-Security-Policy";

    /** For pages whose scripts, if any, are files. */
    public static final String PAGE = "default-src 'none'; style-src 'self'; img-src 'self' data:;"
            + " font-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self';"
            + " frame-ancestors 'none'";

    /** For published statements, which have no scripts and no forms. */
    public static final String PUBLISHED_PAGE = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** For published pages on which readers choose what they see. */
    public static final String PUBLISHED_FORM = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /** For what of published pages other sites show in a frame: no scripts, no forms, nothing of a session. */
    public static final String PUBLISHED_EMBED = "default-src 'none'; style-src 'self'; img-src 'self';"
            + " font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *";

    /** For answers to requests that failed. */
    public static final String ERROR = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    /** For uploaded files, which a browser must never run. */
    public static final String DOWNLOAD = "sandbox";

    /** For a page in a file of its own, in a {@code meta} element: it runs no scripts and loads nothing. */
    public static final String STANDALONE_FILE =
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    private ContentSecurityPolicy() {}

    /**
     * For the page that the screens live in. Flow's client makes a function of each piece of script that the server sends, so
     * it needs {@code 'unsafe-eval'}; Vaadin's components add {@code style} elements while they run, which cannot know the nonce.
     *
     * @param nonce of the page's inline scripts
     */
    public static String screens(String nonce) {
        return "default-src 'self'; script-src 'self' 'nonce-%s' 'unsafe-eval';".formatted(nonce)
                + " style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:;"
                + " connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
    }
}
