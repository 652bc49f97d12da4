package org.communique.security.credential;

import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The one-time codes that a member can use in addition to the password.
 *
 * @param sealedSecret  of the authenticator app; null without one
 * @param lastStep      the newest time step whose code was used; no code works twice (RFC 6238 §5.2)
 * @param recoveryCodes SHA-256 of each unused code, in hex; they are random enough to need no salt
 */
@Document("oneTimeCodes")
record OneTimeCodes(@Id MemberId member, @Nullable String sealedSecret, long lastStep, Set<String> recoveryCodes) {

    OneTimeCodes(MemberId member, @Nullable String sealedSecret, long lastStep, @Nullable Set<String> recoveryCodes) {
        this.member = member;
        this.sealedSecret = sealedSecret;
        this.lastStep = lastStep;
        this.recoveryCodes = recoveryCodes == null ? Set.of() : recoveryCodes;
    }
}
