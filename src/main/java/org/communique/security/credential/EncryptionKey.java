package org.communique.security.credential;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Set;
import org.communique.operator.CannotStartException;
import org.communique.security.SecurityProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * The key of the {@link SecretEncryption}, a file outside the database, made at the first start. The database knows its
 * fingerprint, so that a lost file is not replaced by a new key, and two servers never seal with different ones.
 */
@Component
class EncryptionKey {

    private static final Logger LOG = LoggerFactory.getLogger(EncryptionKey.class);

    private static final int KEY_BYTES = 32;

    /** @param fingerprint SHA-256 of the key, in hex; it reveals nothing about the random key */
    @Document("encryptionKeys")
    record Known(@Id String id, String fingerprint) {

        static final String CURRENT = "current";
    }

    private static final String IF_LOST =
            " If it is lost for good, stop all servers of this database, create the empty file %s"
                    + " and start one: it makes another key and forgets all apps and recovery codes, and members set them up again.";

    private final OneTimeCodeStore codes;
    private final MongoOperations store;
    private final Path file;

    /** The operator says by it that the key is lost. */
    private final Path lost;

    private final byte[] bytes;

    EncryptionKey(SecurityProperties properties, OneTimeCodeStore codes, MongoOperations store) {
        this.codes = codes;
        this.store = store;
        this.file = properties.dataDir().resolve("keys").resolve("second-factor.key");
        this.lost = file.resolveSibling("second-factor.lost");
        if (Files.exists(lost) && !isKnown()) {
            forgetSealed();
        }
        this.bytes = known(Files.exists(file) ? read() : create());
        deleteLost();
    }

    /** So that a file which is put there by mistake, or stayed after a crash, takes nothing away. */
    private boolean isKnown() {
        return Files.exists(file)
                && new Known(Known.CURRENT, fingerprint(read())).equals(store.findById(Known.CURRENT, Known.class));
    }

    private void forgetSealed() {
        LOG.warn(
                "{} says that the key of the authenticator secrets is lost: all apps and recovery codes are forgotten",
                lost);
        codes.removeAll();
        store.remove(Query.query(Criteria.where("_id").is(Known.CURRENT)), Known.class);
    }

    private void deleteLost() {
        try {
            Files.deleteIfExists(lost);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        return bytes.clone();
    }

    private byte[] known(byte[] key) {
        var known = new Known(Known.CURRENT, fingerprint(key));
        try {
            store.insert(known);
        } catch (DuplicateKeyException e) {
            if (!known.equals(store.findById(Known.CURRENT, Known.class))) {
                throw new CannotStartException(
                        "The key " + file + " is not the one that seals authenticator secrets in this database.",
                        "Put the right key file back. All servers of one database need the same one."
                                + IF_LOST.formatted(lost));
            }
        }
        return key;
    }

    private byte[] read() {
        try {
            byte[] key =
                    Base64.getDecoder().decode(Files.readString(file, US_ASCII).strip());
            if (key.length == KEY_BYTES) {
                return key;
            }
        } catch (IOException | IllegalArgumentException e) {
            // The same remedy.
        }
        throw new CannotStartException(
                "The key " + file + " cannot be read as a key of 256 bits.",
                "Restore the file from your backup, readable for the account that the server runs under.");
    }

    private byte[] create() {
        if (store.findById(Known.CURRENT, Known.class) != null || codes.existSealed()) {
            throw new CannotStartException(
                    "The database holds sealed authenticator secrets, but their key " + file + " is missing.",
                    "Restore the file from your backup, or copy it from another server of this database."
                            + IF_LOST.formatted(lost));
        }
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        write(Base64.getEncoder().encode(key));
        return key;
    }

    /** On the disk before this returns, readable for no one else. */
    private void write(byte[] encoded) {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.createDirectories(
                    file.toAbsolutePath().getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.deleteIfExists(draft);
            try (var channel = FileChannel.open(
                    draft,
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                channel.write(ByteBuffer.wrap(encoded));
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fingerprint(byte[] key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
