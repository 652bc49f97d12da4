package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/** Signs notes with an Ed25519 key (C2SP signed-note). */
public final class NoteSigner {

    private final PrivateKey key;
    private final VerifierKey verifierKey;

    /** @throws IllegalArgumentException if the two are not halves of one key */
    public NoteSigner(PrivateKey key, VerifierKey verifierKey) {
        this.key = key;
        this.verifierKey = verifierKey;
        byte[] probe = "probe".getBytes(UTF_8);
        if (!verifierKey.verifies(signature(probe), probe)) {
            throw new IllegalArgumentException("The private and the public key do not belong together");
        }
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** @param text lines that each end in a line feed */
    String sign(String text) {
        ByteArrayOutputStream blob = new ByteArrayOutputStream();
        blob.writeBytes(verifierKey.idBytes());
        blob.writeBytes(signature(text.getBytes(UTF_8)));
        return text + "\n" + SignedNote.DASH + verifierKey.name() + " " + StrictBase64.encode(blob.toByteArray())
                + "\n";
    }

    byte[] signature(byte[] content) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(key);
            signer.update(content);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The ledger's key cannot sign", e);
        }
    }
}
