package org.communique.comment.ui;

import org.communique.coalition.directory.MemberId;

/** Which buttons a member is shown; the services decide. */
public record CommentPermissions(MemberId member, boolean comment, boolean edit, boolean coordinate) {

    /** Whether the member may change what this author wrote. */
    boolean own(MemberId author) {
        return comment && member.equals(author);
    }
}
