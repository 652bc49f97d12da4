package org.communique.file.print;

/** Typesetting a page would take more memory than this server can spare. */
public final class PageTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1;

    PageTooLargeException(long elements, long most) {
        super("%d elements; %d can be typeset".formatted(elements, most), null, false, false);
    }
}
