package org.communique.security.credential;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/**
 * The passkeys as Spring Security asks for them. It saves alike what is new and what was used; here one that was removed
 * must not come back by its use.
 */
record PasskeyCredentialRepository(Passkeys passkeys, Consumer<CredentialRecord> saving)
        implements UserCredentialRepository {

    @Override
    public @Nullable CredentialRecord findByCredentialId(Bytes id) {
        return passkeys.find(id.toBase64UrlString()).map(Passkey::toRecord).orElse(null);
    }

    @Override
    public List<CredentialRecord> findByUserId(Bytes handle) {
        return passkeys.of(PasskeyUserRepository.member(handle)).stream()
                .map(Passkey::toRecord)
                .toList();
    }

    @Override
    public void save(CredentialRecord credential) {
        saving.accept(credential);
    }

    @Override
    public void delete(Bytes id) {
        throw new UnsupportedOperationException("only its member removes a passkey");
    }
}
