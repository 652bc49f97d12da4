package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check written from the standards in another language, with OpenSSL for the signature, comes to the same verdict. */
class IndependentVerifierTests {

    private static final Path SCRIPT = Path.of("src/test/python/check_bundle.py");

    @TempDir
    Path folder;

    @BeforeEach
    void needsPythonAndOpenssl() throws Exception {
        assumeTrue(runs("python3", "--version") && runs("openssl", "version"), "needs python3 and openssl");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private String check(Bundle bundle) throws IOException, InterruptedException {
        Path zip = Files.write(folder.resolve("bundle.zip"), BundleFixtures.zip(bundle));
        return check(zip);
    }

    private static String check(Path zip) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", SCRIPT.toString(), zip.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(python.getInputStream().readAllBytes(), UTF_8);
        return python.waitFor() + " " + output.strip();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 7, 8, 9, 100})
    void agreesOnGenuineBundles(int size) throws Exception {
        List<String> entries = new ArrayList<>(List.of(BundleFixtures.frozen(BundleFixtures.TEXT_HASH)));
        List<Opening> names = new ArrayList<>();
        for (int i = 1; i < size; i++) {
            names.add(BundleFixtures.name("Organisation ü" + i));
            entries.add(BundleFixtures.signed(names.getLast(), BundleFixtures.TEXT_HASH));
        }
        Bundle bundle = BundleFixtures.bundle(entries, names, BundleFixtures.signer("coalition.example"));
        assertThat(check(bundle)).isEqualTo("0 valid: " + size + " entries, " + (size - 1) + " names");
    }

    @Test
    void agreesOnAlteredBundles() throws Exception {
        Bundle genuine = BundleFixtures.bundle();
        assertThat(check(BundleFixtures.with(genuine, "x".getBytes(UTF_8)))).startsWith("1 altered: text");
        assertThat(check(BundleFixtures.with(genuine, genuine.entries().reversed())))
                .startsWith("1 altered: root");
        assertThat(check(BundleFixtures.with(genuine, BundleFixtures.bundle().keys())))
                .startsWith("1 altered: signature");
        NoteSigner signer = BundleFixtures.signer("coalition.example");
        assertThat(check(BundleFixtures.bundle(genuine.entries(), List.of(BundleFixtures.name("Forged")), signer)))
                .startsWith("1 altered: names");
        assertThat(check(BundleFixtures.bundle(genuine.entries(), BundleFixtures.NAMES.subList(0, 1), signer)))
                .startsWith("2 incomplete: name");
    }

    @Test
    void agreesOnZipsOfAnotherForm() throws Exception {
        var forger = ZipForger.of(BundleFixtures.bundle().files());
        Path zip = folder.resolve("bundle.zip");
        assertThat(check(Files.write(zip, forger.bytes()))).startsWith("0 valid");
        forger.attributes = 0xA1FF << 16;
        assertThat(check(Files.write(zip, forger.bytes()))).isEqualTo("1 altered: zip");
    }

    @Test
    void agreesOnErasedNamesAndChangedKeys() throws Exception {
        NoteSigner first = BundleFixtures.signer("coalition.example");
        NoteSigner second = BundleFixtures.signer("coalition.example");
        KeyChain keys = KeyChain.of(first.verifierKey())
                .handOver(first, second.verifierKey(), Instant.parse("2026-06-01T00:00:00Z"));
        List<String> entries = new ArrayList<>(BundleFixtures.entries());
        entries.add(BundleFixtures.erased(3));
        List<Opening> names = BundleFixtures.NAMES.subList(0, 1);
        assertThat(check(BundleFixtures.bundle(entries, names, second, keys))).isEqualTo("0 valid: 7 entries, 1 names");
        assertThat(check(BundleFixtures.bundle(entries, names, first, keys))).startsWith("1 altered: signature");
        KeyChain forged = KeyChain.of(second.verifierKey())
                .handOver(second, first.verifierKey(), Instant.parse("2026-06-01T00:00:00Z"));
        String text = keys.toString().lines().findFirst().orElseThrow() + "\n"
                + forged.toString()
                        .lines()
                        .toList()
                        .getLast()
                        .replace(
                                first.verifierKey().toString(),
                                second.verifierKey().toString())
                + "\n";
        Path zip = Files.write(
                folder.resolve("bundle.zip"),
                BundleFixtures.zip(replaced(BundleFixtures.bundle(entries, names, second, keys), text)));
        assertThat(check(zip)).startsWith("1 altered: hand-over");
    }

    private static Map<String, byte[]> replaced(Bundle bundle, String keys) {
        Map<String, byte[]> files = new LinkedHashMap<>(bundle.files());
        files.put(Bundle.KEYS, keys.getBytes(UTF_8));
        return files;
    }
}
