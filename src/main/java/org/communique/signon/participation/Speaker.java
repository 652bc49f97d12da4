package org.communique.signon.participation;

import java.util.Set;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.MandateId;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.ErasedName;
import org.jspecify.annotations.Nullable;

/**
 * Who acted for an organisation, and on what basis.
 *
 * @param by          the representative, or the coordinator who recorded or accepted it, or sent the link that it was done by
 * @param byName      the speaker's name at the time
 * @param mandate     the mandate it was done under; null with a consent
 * @param consent     its basis, if a coordinator recorded it
 * @param linkSharing set if it was done with a manually shared link, or a password set by one
 * @param acceptedBy  who accepted it, if that was needed
 */
public record Speaker(
        MemberId by,
        String byName,
        @Nullable MandateId mandate,
        @Nullable Consent consent,
        @Nullable LinkSharing linkSharing,
        @Nullable String acceptedBy) {

    public static Speaker representative(
            MemberId by, String byName, MandateId mandate, @Nullable LinkSharing linkSharing) {
        return new Speaker(by, byName, mandate, null, linkSharing, null);
    }

    public static Speaker recorded(MemberId by, String byName, Consent consent, @Nullable LinkSharing linkSharing) {
        return new Speaker(by, byName, null, consent, linkSharing, null);
    }

    /** Whether a coordinator took down what the organisation did not enter itself. */
    public boolean recordedByCoalition() {
        return consent != null && !consent.channel().isByOwnLink();
    }

    /** Those who cannot be the second person who accepts it. */
    public Set<MemberId> involved() {
        return linkSharing == null ? Set.of(by) : Set.of(by, linkSharing.by());
    }

    Speaker accepted(String second) {
        return new Speaker(by, byName, mandate, consent, linkSharing, second);
    }

    boolean names(ErasedName name) {
        return name.isSpeaker(byName)
                || name.is(acceptedBy)
                || (consent != null && consent.names(name))
                || (linkSharing != null && name.is(linkSharing.name()));
    }

    Speaker without(ErasedName name, boolean withoutFile) {
        return new Speaker(
                by,
                name.isSpeaker(byName) ? ErasedName.ERASED : byName,
                mandate,
                consent == null ? null : consent.without(name, withoutFile),
                linkSharing == null
                        ? null
                        : new LinkSharing(
                                linkSharing.by(),
                                name.replaced(linkSharing.name()),
                                linkSharing.at(),
                                linkSharing.way()),
                acceptedBy == null ? null : name.replaced(acceptedBy));
    }
}
