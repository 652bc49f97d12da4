package org.communique.coalition.member;

import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.Member;
import org.jspecify.annotations.Nullable;

/**
 * A member as administrators see it.
 *
 * @param joined   whether the member has chosen a password
 * @param invited  whether a link to choose one was made for the member
 * @param linkSharing who shared the link that set the password, until the member is confirmed to have chosen it; or who changed the
 *     address, until that is confirmed
 * @param revision to send along with a change
 */
public record MemberDetails(
        Member member,
        boolean joined,
        boolean invited,
        @Nullable LinkSharing linkSharing,
        long revision) {}
