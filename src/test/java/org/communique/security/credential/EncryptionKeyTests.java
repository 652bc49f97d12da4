package org.communique.security.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.communique.coalition.directory.MemberId;
import org.communique.operator.CannotStartException;
import org.communique.security.SecurityProperties;
import org.communique.storage.embedded.EmbeddedMongo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.data.mongodb.core.MongoTemplate;

class EncryptionKeyTests {

    private static final MemberId MEMBER = new MemberId("wanjiru");
    private static final byte[] SECRET = {1, 2, 3};

    @TempDir
    Path folder;

    private EmbeddedMongo mongo;
    private MongoClient client;
    private MongoTemplate store;
    private Path file;

    @BeforeEach
    void open() {
        mongo = EmbeddedMongo.open(folder.resolve("documents"));
        client = MongoClients.create(mongo.uri("communique"));
        store = new MongoTemplate(client, "communique");
        file = folder.resolve("keys/second-factor.key");
    }

    @AfterEach
    void close() {
        client.close();
        mongo.close();
    }

    @Test
    void isMadeAtTheFirstStartReadableForNobodyElse() throws IOException {
        start(folder);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void opensAfterAnotherStartWhatWasSealedBefore() {
        var sealed = start(folder).seal(MEMBER, SECRET);

        assertThat(start(folder).open(MEMBER, sealed)).contains(SECRET);
    }

    @Test
    void isNotReplacedWhenItIsMissingBesideSealedSecrets() throws IOException {
        store.insert(new OneTimeCodes(MEMBER, start(folder).seal(MEMBER, SECRET), 0, null));
        Files.delete(file);

        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> start(folder))
                .withMessageContaining("is missing");
        store.remove(EncryptionKey.Known.class).all();
        assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> start(folder));
        assertThat(file).doesNotExist();
    }

    @Test
    void isTheSameOnAllServersOfADatabase() throws IOException {
        start(folder);
        var other = folder.resolve("other");

        assertThatExceptionOfType(CannotStartException.class).isThrownBy(() -> start(other));
        Files.createDirectories(other.resolve("keys"));
        Files.writeString(
                other.resolve("keys/second-factor.key"), Files.readString(file).replaceAll("^....", "AAAA"));
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> start(other))
                .satisfies(failure ->
                        assertThat(failure.remedy()).contains("All servers of one database need the same one"));
    }

    @Test
    void isRefusedWhenDamaged() throws IOException {
        start(folder);
        Files.writeString(file, "not base64!");

        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> start(folder))
                .withMessageContaining("256 bits");
    }

    @Test
    void isReplacedOnceTheOperatorSaysThatItIsLost() throws IOException {
        store.insert(new OneTimeCodes(MEMBER, start(folder).seal(MEMBER, SECRET), 0, null));
        var lost = folder.resolve("keys/second-factor.lost");
        Files.delete(file);
        assertThatExceptionOfType(CannotStartException.class)
                .isThrownBy(() -> start(folder))
                .satisfies(failure -> assertThat(failure.remedy())
                        .contains("create the empty file " + lost)
                        .doesNotContain("\n"));

        Files.createFile(lost);
        var sealed = start(folder).seal(MEMBER, SECRET);
        assertThat(store.findAll(OneTimeCodes.class)).isEmpty();
        assertThat(lost).doesNotExist();
        assertThat(start(folder).open(MEMBER, sealed)).contains(SECRET);
    }

    @Test
    void isNotReplacedWhereItIsNotLost() throws IOException {
        store.insert(new OneTimeCodes(MEMBER, start(folder).seal(MEMBER, SECRET), 0, null));
        Files.createFile(folder.resolve("keys/second-factor.lost"));

        start(folder);
        assertThat(store.findAll(OneTimeCodes.class)).hasSize(1);
        assertThat(folder.resolve("keys/second-factor.lost")).doesNotExist();
    }

    private SecretEncryption start(Path dataDir) {
        var properties = new SecurityProperties(
                dataDir,
                new SecurityProperties.Security(
                        SecurityProperties.SecondFactorRule.OPTIONAL,
                        Duration.ofMinutes(15),
                        Duration.ofHours(24),
                        new SecurityProperties.Tokens(Duration.ofDays(90), Duration.ofDays(7))));
        return new SecretEncryption(new EncryptionKey(properties, new OneTimeCodeStore(store), store));
    }
}
