package org.communique.publishing;

/** Another public page, which the list of published statements leads to. */
public interface RelatedPage {

    String address();

    /** Of its name. */
    String messageKey();

    /** Whether there is anything on it. */
    boolean isThere();
}
