package org.communique.coalition.access;

import org.communique.coalition.directory.Member;

/** What keeping members needs to know of statements, which are another module's. */
@FunctionalInterface
public interface DraftAccessLookup {

    /** Whether a statement is open to the member, or to the member's organisation. */
    boolean hasAny(Member member);
}
