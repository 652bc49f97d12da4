package org.communique.text;

/** A text is beyond a limit. */
final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final MarkdownLimit limit;

    TooLargeException(MarkdownLimit limit) {
        this.limit = limit;
    }

    MarkdownLimit limit() {
        return limit;
    }
}
