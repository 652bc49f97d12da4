package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.communique.ledger.proof.Sha256;
import org.communique.ledger.proof.Verify;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle of a real ledger, verified as a stranger does it: another process that has the verifier's classes alone. */
class LedgerBundleTests {

    private static final byte[] TEXT = "# Joint statement\n\nProtect researchers.\n".getBytes(UTF_8);
    private static final Instant AT = Instant.parse("2026-05-04T10:00:00Z");

    @TempDir
    static Path folder;

    private static byte[] bundle;
    private static byte[] bundleOfAnotherText;
    private static String key;

    @BeforeAll
    static void exportBundle() throws IOException, URISyntaxException {
        try (EmbeddedMongo mongo = EmbeddedMongo.open(folder.resolve("documents"));
                LedgerNode node = new LedgerNode(mongo.uri("communique"), folder)) {
            Ledger ledger = node.start();
            LogId log = LogId.publicOf("4711");
            String textHash = Sha256.of(TEXT).hex();
            ledger.append(
                    log,
                    NewLedgerEntry.of("frozen/1", "frozen", AT)
                            .with("statement", "4711")
                            .with("version", 1)
                            .with("title", "Joint statement")
                            .with("textHash", textHash));
            for (String organisation : new String[] {"Baraza la Haki", "شبكة الحقوق"}) {
                ledger.append(
                        log,
                        NewLedgerEntry.of("signature/" + organisation + "/1", "signed", AT)
                                .with("textHash", textHash)
                                .sealing("signatory", Map.of("organisation", organisation, "country", "KE")));
            }
            bundle = bundle(ledger, log, TEXT);
            bundleOfAnotherText = bundle(ledger, log, "# Joint statement\n\nProtect.\n".getBytes(UTF_8));
            key = ledger.verifierKey();
        }
        copyVerifier();
    }

    private static byte[] bundle(Ledger ledger, LogId log, byte[] text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ledger.writeBundle(log, text, _ -> new byte[0], out);
        return out.toByteArray();
    }

    private static void copyVerifier() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Verify.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        for (String folders : List.of("org/communique/ledger/proof", "org/communique/json")) {
            Path target = Files.createDirectories(folder.resolve("verifier").resolve(folders));
            try (Stream<Path> files = Files.list(classes.resolve(folders))) {
                for (Path file : files.toList()) {
                    Files.copy(file, target.resolve(file.getFileName()));
                }
            }
        }
    }

    private static int verify(byte[] zip) throws IOException, InterruptedException {
        Path file = Files.write(folder.resolve("bundle.zip"), zip);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder.resolve("verifier").toString(),
                        Verify.class.getName(),
                        file.toString(),
                        "--key",
                        key)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start()
                .waitFor();
    }

    @Test
    void isValid() throws Exception {
        assertThat(verify(bundle)).isZero();
        assertThat(folder.resolve("output.txt"))
                .content(UTF_8)
                .contains("  شبكة الحقوق (KE)")
                .contains("VALID: text, record and seal belong together, under the key that you gave.");
    }

    @Test
    void isAlteredWithAnotherText() throws Exception {
        assertThat(verify(bundleOfAnotherText)).isEqualTo(1);
    }

    @Test
    void isIncompleteWhenCutOff() throws Exception {
        assertThat(verify(Arrays.copyOf(bundle, bundle.length - 1))).isEqualTo(2);
    }
}
