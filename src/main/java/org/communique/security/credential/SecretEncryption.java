package org.communique.security.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.communique.coalition.directory.MemberId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Seals what the server must be able to read again, the secrets of authenticator apps, with AES-256-GCM under a key
 * outside the database: a stolen copy of the database yields no codes. What is sealed for one member opens for no other.
 */
@Component
public class SecretEncryption {

    private static final Logger log = LoggerFactory.getLogger(SecretEncryption.class);

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    SecretEncryption(EncryptionKey key) {
        this.key = new SecretKeySpec(key.bytes(), "AES");
    }

    public String seal(MemberId member, byte[] secret) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, member, iv).doFinal(secret);
            return Base64.getEncoder()
                    .encodeToString(ByteBuffer.allocate(iv.length + sealed.length)
                            .put(iv)
                            .put(sealed)
                            .array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Empty if it was sealed with another key; the member then needs another factor, or a new one. */
    Optional<byte[]> open(MemberId member, String sealed) {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        try {
            var cipher = cipher(Cipher.DECRYPT_MODE, member, Arrays.copyOf(bytes, IV_BYTES));
            return Optional.of(cipher.doFinal(bytes, IV_BYTES, bytes.length - IV_BYTES));
        } catch (GeneralSecurityException e) {
            log.error(
                    "The authenticator secret of member {} was sealed with another keys/second-factor.key",
                    member.value());
            return Optional.empty();
        }
    }

    private Cipher cipher(int mode, MemberId member, byte[] iv) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(member.value().getBytes(US_ASCII));
        return cipher;
    }
}
