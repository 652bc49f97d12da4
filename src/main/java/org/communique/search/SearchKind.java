package org.communique.search;

/** What can be found, in the order in which it is shown. */
public enum SearchKind {
    SCREEN,
    STATEMENT,
    /** Words of a draft or a version. */
    TEXT,
    COMMENT,
    AMENDMENT,
    ARTICLE,
    PERSON,
    ORGANISATION
}
