package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A coalition that signs a text, and the bundles that come of it. */
// NullAway does not see in a class file that an array may be null.
@SuppressWarnings("NullAway")
final class BundleFixtures {

    static final byte[] TEXT = "# Joint statement\n\nWe call on States to protect researchers.\n".getBytes(UTF_8);
    static final String TEXT_HASH = Sha256.of(TEXT).hex();
    static final String OLDER_HASH = Sha256.of("older".getBytes(UTF_8)).hex();
    static final String ORIGIN = "coalition.example/4711/public";

    private BundleFixtures() {}

    static NoteSigner signer(String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded();
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
            return new NoteSigner(pair.getPrivate(), VerifierKey.of(name, raw));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String entry(String type, Object... fields) {
        Map<String, Object> entry = new TreeMap<>(Map.of("type", type, "at", "2026-05-04T10:00:00Z"));
        for (int i = 0; i < fields.length; i += 2) {
            entry.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return CanonicalJson.write(entry);
    }

    static String frozen(String textHash) {
        return entry("frozen", "statement", "4711", "title", "Joint statement", "textHash", textHash);
    }

    static Opening name(String organisation) {
        return Opening.of(Map.of("organisation", organisation, "country", "KE"));
    }

    static String signed(Opening name, String textHash) {
        return entry("signed", "signatory", name.commitment(), "textHash", textHash);
    }

    static String withdrawn(int signature) {
        return entry("withdrawn", "signature", signature, "textHash", TEXT_HASH);
    }

    static String erased(int signature) {
        return entry("erased", "entry", signature, "field", "signatory");
    }

    static final List<Opening> NAMES = List.of(name("Baraza la Haki"), name("Réseau Libre"));

    static List<String> entries() {
        return List.of(
                frozen(OLDER_HASH),
                frozen(TEXT_HASH),
                signed(NAMES.get(0), TEXT_HASH),
                signed(NAMES.get(1), TEXT_HASH),
                withdrawn(2),
                entry("published", "statement", "4711", "textHash", TEXT_HASH));
    }

    static Bundle bundle(List<String> entries, List<Opening> names, NoteSigner signer) {
        return bundle(entries, names, signer, KeyChain.of(signer.verifierKey()));
    }

    static Bundle bundle(List<String> entries, List<Opening> names, NoteSigner signer, KeyChain keys) {
        Checkpoint checkpoint = new Checkpoint(ORIGIN, entries.size(), Bundle.root(entries));
        return new Bundle(TEXT, null, entries, names, checkpoint.sign(signer), keys, null);
    }

    static Bundle bundle(List<String> entries, NoteSigner signer) {
        return bundle(entries, NAMES, signer);
    }

    static Bundle bundle() {
        return bundle(entries(), signer("coalition.example"));
    }

    static Bundle with(Bundle bundle, byte[] text) {
        return new Bundle(
                text,
                bundle.corrected(),
                bundle.entries(),
                bundle.names(),
                bundle.checkpoint(),
                bundle.keys(),
                bundle.timestamp());
    }

    static Bundle with(Bundle bundle, List<String> entries) {
        return new Bundle(
                bundle.text(),
                bundle.corrected(),
                entries,
                bundle.names(),
                bundle.checkpoint(),
                bundle.keys(),
                bundle.timestamp());
    }

    static Bundle with(Bundle bundle, KeyChain keys) {
        return new Bundle(
                bundle.text(),
                bundle.corrected(),
                bundle.entries(),
                bundle.names(),
                bundle.checkpoint(),
                keys,
                bundle.timestamp());
    }

    static Bundle corrected(Bundle bundle, byte @Nullable [] corrected) {
        return new Bundle(
                bundle.text(),
                corrected,
                bundle.entries(),
                bundle.names(),
                bundle.checkpoint(),
                bundle.keys(),
                bundle.timestamp());
    }

    static byte[] zip(Bundle bundle) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            bundle.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A zip in the form of a bundle; files that do not belong into one come last. */
    static byte[] zip(Map<String, byte[]> files) {
        Map<String, byte[]> ordered = new LinkedHashMap<>();
        Bundle.ORDER.stream().filter(files::containsKey).forEach(name -> ordered.put(name, files.get(name)));
        files.forEach(ordered::putIfAbsent);
        return zipInOrder(ordered);
    }

    static byte[] zipInOrder(Map<String, byte[]> files) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            StoredZip.write(files, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
