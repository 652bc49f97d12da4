package org.communique.file.office.change;

/** The changes of single authors cannot be told apart. */
public final class AmbiguousChangesException extends RuntimeException {
    private static final long serialVersionUID = 1;
}
