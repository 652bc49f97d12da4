package org.communique.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Set;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.communique.ledger.proof.NoteSigner;
import org.communique.ledger.proof.VerifierKey;
import org.communique.operator.CannotStartException;

/** The ledger's Ed25519 key as PKCS#8 in PEM, as {@code openssl genpkey -algorithm ed25519} writes it too. */
record KeyFile(Path folder, String name) {

    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
    private static final String END = "-----END PRIVATE KEY-----";

    Path path() {
        return folder.resolve(name);
    }

    /** Where a key is made that is to take this one's place. */
    KeyFile next() {
        return new KeyFile(folder, name + ".next");
    }

    /** Puts the next key in this one's place, which is kept under the name of its id. */
    void replaceByNext(String id) {
        try {
            if (exists()) {
                Files.move(path(), folder.resolve(name + "." + id), StandardCopyOption.ATOMIC_MOVE);
            }
            Files.move(next().path(), path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new CannotStartException(
                    "The ledger's new key " + next().path() + " cannot be moved to " + path() + ".",
                    "Make the folder writable for the account that the server runs under, and start it again.");
        }
    }

    boolean exists() {
        return Files.exists(path());
    }

    NoteSigner read(String keyName) {
        try {
            String pem = Files.readString(path(), US_ASCII);
            String base64 = pem.substring(pem.indexOf(BEGIN) + BEGIN.length(), pem.indexOf(END));
            PrivateKey key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(
                            new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64)));
            return new NoteSigner(key, VerifierKey.of(keyName, publicKey((EdECPrivateKey) key)));
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw new CannotStartException(
                    "The ledger's key in " + path() + " cannot be read as an Ed25519 key (PKCS#8, PEM).",
                    "Restore the file from your backup, readable for the account that the server runs under.");
        }
    }

    /** The JDK cannot derive the public key from the private one. */
    private static byte[] publicKey(EdECPrivateKey key) {
        byte[] seed = key.getBytes().orElseThrow();
        return new Ed25519PrivateKeyParameters(seed).generatePublicKey().getEncoded();
    }

    /** Makes a new key, readable only by the owner and synced to disk before this returns. */
    void create() {
        try {
            byte[] pkcs8 = KeyPairGenerator.getInstance("Ed25519")
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String pem = BEGIN + "\n" + Base64.getEncoder().encodeToString(pkcs8) + "\n" + END + "\n";
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path draft = folder.resolve(name + ".new");
            Files.deleteIfExists(draft);
            write(draft, pem);
            Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | GeneralSecurityException e) {
            throw new CannotStartException(
                    "The ledger's key cannot be written to " + path() + ".",
                    "Make the data folder writable for the account that the server runs under.");
        }
    }

    private static void write(Path file, String content) throws IOException {
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }
}
