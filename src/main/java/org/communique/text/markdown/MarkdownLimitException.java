package org.communique.text.markdown;

/** A text exceeds a limit. */
final class MarkdownLimitException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final MarkdownLimit limit;

    MarkdownLimitException(MarkdownLimit limit) {
        this.limit = limit;
    }

    MarkdownLimit limit() {
        return limit;
    }
}
