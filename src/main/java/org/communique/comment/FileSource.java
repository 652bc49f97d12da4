package org.communique.comment;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.erasure.StoredName;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of words that a member brought in with it. They stay that member's, as nothing proves who wrote a file.
 *
 * @param author       the name that the file has
 * @param at           when they were written, as the file says
 * @param organisation of which the author is taken to be; null if that was not said
 * @param member       who the author is taken to be; null if that was not said
 */
public record FileSource(
        @StoredName String author,
        @Nullable Instant at,
        @Nullable OrganisationId organisation,
        @Nullable MemberId member) {

    static final int LONGEST_AUTHOR = 200;
}
