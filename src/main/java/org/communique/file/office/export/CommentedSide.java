package org.communique.file.office.export;

import org.communique.text.line.RevisionMark;

/** Which of the texts of a tracked one comments are on. */
public enum CommentedSide {
    BEFORE,
    AFTER;

    boolean has(RevisionMark mark) {
        return this == BEFORE ? mark.inserted() == null : mark.deleted() == null;
    }
}
