package org.communique.security.credential;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;

/**
 * A public key credential of a member (WebAuthn Level 3, §4 "credential record"). Bytes are in base64url.
 *
 * @param id             the credential's id, chosen by the authenticator
 * @param label          what the member calls it
 * @param signatureCount of the last use; stays zero with authenticators that do not count
 */
@Document("passkeys")
public record Passkey(
        @Id String id,
        @Indexed MemberId member,
        @StoredName(amongWords = true) String label,
        String publicKey,
        String attestationObject,
        Set<String> transports,
        boolean backupEligible,
        boolean backedUp,
        long signatureCount,
        Instant createdAt,
        @Nullable Instant lastUsed) {

    static Passkey of(CredentialRecord record, Instant now) {
        return new Passkey(
                record.getCredentialId().toBase64UrlString(),
                PasskeyUserRepository.member(record.getUserEntityUserId()),
                record.getLabel(),
                new Bytes(record.getPublicKey().getBytes()).toBase64UrlString(),
                requireNonNull(record.getAttestationObject()).toBase64UrlString(),
                record.getTransports().stream()
                        .map(AuthenticatorTransport::getValue)
                        .collect(Collectors.toSet()),
                record.isBackupEligible(),
                record.isBackupState(),
                record.getSignatureCount(),
                now,
                null);
    }

    CredentialRecord toRecord() {
        return ImmutableCredentialRecord.builder()
                .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
                .credentialId(Bytes.fromBase64(id))
                .userEntityUserId(PasskeyUserRepository.handle(member))
                .publicKey(ImmutablePublicKeyCose.fromBase64(publicKey))
                .attestationObject(Bytes.fromBase64(attestationObject))
                .transports(
                        transports.stream().map(AuthenticatorTransport::valueOf).collect(Collectors.toSet()))
                .uvInitialized(true)
                .backupEligible(backupEligible)
                .backupState(backedUp)
                .signatureCount(signatureCount)
                .label(label)
                .created(createdAt)
                .lastUsed(lastUsed == null ? createdAt : lastUsed)
                .build();
    }
}
