package org.communique.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.communique.ledger.proof.MalformedException;
import org.communique.ledger.proof.Sha256;
import org.communique.ledger.proof.TimestampToken;
import org.communique.ledger.proof.VerifyCall;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimestampServiceTests {

    private static final byte[] TEXT = "# Text\n".getBytes(UTF_8);

    @TempDir
    static Path folder;

    private static EmbeddedMongo mongo;
    private static LedgerNode node;
    private static TimestampAuthority authority;

    @BeforeAll
    static void open() throws Exception {
        mongo = EmbeddedMongo.open(folder.resolve("documents"));
        node = new LedgerNode(mongo.uri("communique"), folder);
        authority = new TimestampAuthority(folder.resolve("authority"));
    }

    @AfterAll
    static void close() {
        authority.close();
        node.close();
        mongo.close();
    }

    private static Map<String, byte[]> bundle(LogId log, URI url) throws IOException {
        Ledger ledger = node.start(new LedgerProperties(folder, "coalition.example", url));
        ledger.append(
                log,
                NewLedgerEntry.of("frozen/1", "frozen", Instant.EPOCH)
                        .with("textHash", Sha256.of(TEXT).hex()));
        Path zip = folder.resolve("bundle.zip");
        try (OutputStream out = Files.newOutputStream(zip)) {
            ledger.writeBundle(log, TEXT, _ -> new byte[0], out);
        }
        assertThat(VerifyCall.run(List.of(zip.toString()))).isZero();
        Map<String, byte[]> files = new HashMap<>();
        try (ZipFile file = new ZipFile(zip.toFile())) {
            for (var entry : file.stream().toList()) {
                files.put(entry.getName(), file.getInputStream(entry).readAllBytes());
            }
        }
        return files;
    }

    @Test
    void putsAStampIntoTheBundleThatOpensslAndTheVerifierAccept() throws Exception {
        LogId log = LogId.publicOf("stamped");
        Map<String, byte[]> files = bundle(log, authority.url());
        byte[] checkpoint = requireNonNull(files.get("checkpoint.txt"));
        byte[] stamp = requireNonNull(files.get("timestamp.tsr"));
        assertThat(authority.vouchesFor(checkpoint, stamp)).isTrue();
        TimestampToken read = TimestampToken.parse(stamp);
        read.requireStampOf(checkpoint);
        assertThat(Duration.between(read.time(), Instant.now()).abs()).isLessThan(Duration.ofMinutes(1));
        assertThat(read.authority()).isEqualTo("CN=Test-Time");
        assertThat(new String(files.get("README.txt"), UTF_8)).contains("openssl ts -verify -in timestamp.tsr");

        int asked = authority.asked();
        assertThat(bundle(log, authority.url()).get("timestamp.tsr")).isEqualTo(stamp);
        assertThat(authority.asked()).isEqualTo(asked);
    }

    @Test
    void noticesAStampThatWasChangedOrIsOfSomethingElse() throws Exception {
        byte[] stamp = requireNonNull(
                bundle(LogId.publicOf("changed"), authority.url()).get("timestamp.tsr"));
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> TimestampToken.parse(stamp).requireStampOf(TEXT));
        TimestampToken genuine = TimestampToken.parse(stamp);
        for (int at = 0; at < stamp.length; at++) {
            byte[] changed = stamp.clone();
            changed[at] ^= 1;
            try {
                assertThat(TimestampToken.parse(changed).time())
                        .as("byte %d", at)
                        .isEqualTo(genuine.time());
            } catch (MalformedException e) {
                assertThat(e).hasNoCause();
            }
        }
    }

    @Test
    void writesTheBundleWithoutAStampWhileTheAuthorityIsAway() throws IOException {
        assertThat(bundle(LogId.publicOf("away"), URI.create("http://127.0.0.1:1/")))
                .doesNotContainKey("timestamp.tsr");
    }
}
