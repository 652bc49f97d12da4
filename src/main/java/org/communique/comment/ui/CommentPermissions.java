package org.communique.comment.ui;

import org.communique.coalition.directory.MemberId;

/** Which buttons a member is shown; the services decide. */
public record CommentPermissions(MemberId member, boolean comment, boolean edit, boolean coordinate) {

    /** For what no one else sees yet. */
    CommentPermissions ofHeld() {
        return new CommentPermissions(member, comment, false, false);
    }

    /** Whether the member may change what this author wrote. */
    boolean own(MemberId author) {
        return comment && member.equals(author);
    }
}
