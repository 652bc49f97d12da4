package org.communique.comment;

import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;

/** Whom a member takes the author of words in a file to be. */
public record AuthorChoice(
        @Nullable OrganisationId organisation, @Nullable MemberId member) {

    public static final AuthorChoice NONE = new AuthorChoice(null, null);
}
