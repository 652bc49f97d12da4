package org.communique.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check written from the standards in another language, with OpenSSL for the signature, comes to the same verdict. */
class IndependentCheckTests {

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
        for (int i = 1; i < size; i++) {
            entries.add(BundleFixtures.signed("Organisation ü" + i, BundleFixtures.TEXT_HASH));
        }
        Bundle bundle = BundleFixtures.bundle(entries, BundleFixtures.signer("coalition.example"));
        assertThat(check(bundle)).isEqualTo("0 valid: " + size + " entries");
    }

    @Test
    void agreesOnAlteredBundles() throws Exception {
        Bundle genuine = BundleFixtures.bundle();
        Bundle text = new Bundle("x".getBytes(UTF_8), genuine.entries(), genuine.checkpoint(), genuine.keys());
        assertThat(check(text)).startsWith("1 altered: text");
        Bundle entries = new Bundle(genuine.text(), genuine.entries().reversed(), genuine.checkpoint(), genuine.keys());
        assertThat(check(entries)).startsWith("1 altered: root");
        Bundle key = new Bundle(
                genuine.text(),
                genuine.entries(),
                genuine.checkpoint(),
                BundleFixtures.bundle().keys());
        assertThat(check(key)).startsWith("1 altered: signature");
    }
}
