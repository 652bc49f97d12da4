package org.communique.comment.ui;

import org.communique.coalition.MemberId;

/** Which buttons a member is shown; the services decide. */
record Permissions(MemberId member, boolean comment, boolean edit) {

    boolean own(MemberId author) {
        return comment && member.equals(author);
    }
}
