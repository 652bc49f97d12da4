package org.communique.publishing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.file.office.OfficeFileReader;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.RecordedEntry;
import org.communique.ledger.proof.VerifyCall;
import org.communique.operator.OperatorCommand;
import org.communique.publishing.CorrectionService.CorrectStatement;
import org.communique.publishing.CorrectionService.CorrectionOutcome;
import org.communique.publishing.PublishingFixtures.Ready;
import org.communique.signon.participation.Signatories;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.StatementService;
import org.communique.storage.WriteFaults;
import org.communique.text.document.WordReplacement;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class CorrectionTests {

    private static final String TEXT = "We call on _Nigera_ and Mali.[^1]\n\n[^1]: Nigera signed.\n";
    private static final String CORRECTED = TEXT.replace("Nigera", "Nigeria");
    private static final List<WordReplacement> CHANGE = List.of(new WordReplacement("Nigera", "Nigeria"));
    private static final String REASON = "A State's name was misspelt.";

    @LocalServerPort
    int port;

    @Autowired
    PublishingFixtures statements;

    @Autowired
    CorrectionService corrections;

    @Autowired
    PublicationReconciler reconciler;

    @Autowired
    PublishedStatements published;

    @Autowired
    StatementService statementService;

    @Autowired
    Signatories signatories;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    OperatorCommand eraseNameCommand;

    @Autowired
    WriteFaults faults;

    @Autowired
    Ledger ledger;

    @Autowired
    MongoOperations mongo;

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private Ready published(String title) {
        var ready = statements.closed(title, TEXT, "Org", null);
        statements.publish(ready);
        return ready;
    }

    private static CorrectStatement command(Ready ready) {
        return new CorrectStatement(ready.statement(), ready.hash(), CHANGE, REASON);
    }

    private CorrectionOutcome correct(Ready ready) {
        return correct(ready.coordinator(), command(ready));
    }

    private CorrectionOutcome correct(Member member, CorrectStatement command) {
        return as(member, () -> corrections.correct(command));
    }

    private PublicationSummary publication(Ready ready) {
        return mongo.find(query(where("statement").is(ready.statement())), PublicationSummary.class, "publications")
                .getFirst();
    }

    private List<RecordedEntry> recorded(Ready ready) {
        return ledger.entries(LogId.publicOf(ready.statement().value())).stream()
                .filter(entry -> entry.type().equals("corrected"))
                .toList();
    }

    @Test
    void showsTheCorrectedTextWithWhatWasSignedBesideIt() throws Exception {
        var ready = published("Corrected letter on Nigera");
        var outcome = correct(ready);

        assertThat(outcome)
                .isEqualTo(new CorrectionOutcome.Corrected(VersionId.of(ready.statement(), 2), TextHash.of(CORRECTED)));
        var address = publication(ready).address();
        var page = get(address).body();
        assertThat(page)
                .contains("Corrected letter on Nigeria", "We call on <em>Nigeria</em> and Mali.")
                .contains(
                        "The organisations signed version 1. The corrections have not been signed.",
                        REASON.replace("'", "&#39;"),
                        "For “Nigera” read “Nigeria”.",
                        "Signatories of version 1",
                        "<del>Nigera</del>",
                        "<ins>Nigeria</ins>")
                .contains(ready.hash().value(), TextHash.of(CORRECTED).value())
                .contains("The organisations signed version 1 of this text")
                .doesNotContain("publishing.", "document.corrected");
        assertThat(get(address + "/signed.md").body()).isEqualTo(TEXT);
        assertThat(get(address + ".md").body())
                .startsWith("> Corrected on ")
                .contains(
                        "The organisations signed version 1, and not the corrections.",
                        ready.hash().value())
                .endsWith("\n\n" + CORRECTED);
        assertThat(pdf(address + ".pdf"))
                .contains("Corrected letter on Nigeria", "For “Nigera” read “Nigeria”.", "Signatories of version 1")
                .contains("SHA-256 of the signed text (its Markdown file)\n"
                        + ready.hash().value() + "\nVersion 1")
                .contains(TextHash.of(CORRECTED).value());
        assertThat(pdf(address + "/signed.pdf"))
                .contains("Corrected letter on Nigera\n", ready.hash().value())
                .doesNotContain("Nigeria");
        assertThat(published.all())
                .filteredOn(line -> line.slug().equals(publication(ready).slug()))
                .singleElement()
                .extracting(PublishedStatements.ListedStatement::title)
                .isEqualTo("Corrected letter on Nigeria");
    }

    @Test
    void readsTheTextAloneOutOfTheCorrectedWordFile() throws Exception {
        var ready = published("Word file");
        correct(ready);
        var docx = bytes(publication(ready).address() + ".docx");
        var read = (OfficeFileReader.Read) OfficeFileReader.read(docx);

        assertThat(CanonicalText.of(read.text())).isEqualTo(CORRECTED);
        assertThat(bytes(publication(ready).address() + "/signed.docx")).isNotEqualTo(docx);
    }

    @Test
    void isTheNextVersionWhichNoOneSigned() {
        var ready = published("Next version");
        correct(ready);

        var versions = as(ready.coordinator(), () -> statementService.versions(ready.statement()));
        assertThat(versions).hasSize(2);
        assertThat(versions.getFirst().hash()).isEqualTo(TextHash.of(CORRECTED));
        assertThat(versions.getFirst().changeNote()).isEqualTo(REASON);
        assertThat(signatories.of(ready.version())).hasSize(1);
        assertThat(signatories.of(versions.getFirst().id())).isEmpty();
        assertThat(as(ready.coordinator(), () -> statementService.get(ready.statement()))
                        .submittedVersions())
                .isOne();
        assertThat(recorded(ready))
                .singleElement()
                .satisfies(entry -> assertThat(entry.fields())
                        .containsEntry("version", 2L)
                        .containsEntry("textHash", TextHash.of(CORRECTED).value())
                        .containsEntry("signedTextHash", ready.hash().value())
                        .containsEntry("reason", REASON));
    }

    @Test
    void bundlesBothTextsForTheVerifier() throws Exception {
        var ready = published("Both in the bundle");
        assertThat(files(ready)).doesNotContainKey("corrected.md");
        correct(ready);
        var files = files(ready);

        assertThat(text(files, "statement.md")).isEqualTo(TEXT);
        assertThat(text(files, "corrected.md")).isEqualTo(CORRECTED);
        assertThat(text(files, "README.txt")).contains("corrected.md");
        assertThat(verify(files)).isZero();
        files.put("corrected.md", TEXT.getBytes(StandardCharsets.UTF_8));
        assertThat(verify(files)).isOne();
        files.remove("corrected.md");
        assertThat(verify(files)).isEqualTo(2);
    }

    @Test
    void correctsACorrection() {
        var ready = published("Twice");
        correct(ready);
        var again = new CorrectStatement(
                ready.statement(),
                TextHash.of(CORRECTED),
                List.of(new WordReplacement("Mali", "Malawi"), new WordReplacement("signed", "")),
                "Another State was meant.");

        assertThat(correct(ready.coordinator(), again)).isInstanceOf(CorrectionOutcome.Corrected.class);

        assertThat(publication(ready).corrections()).hasSize(2);
        assertThat(publication(ready).shown().version()).isEqualTo(3);
        assertThat(publication(ready).shown().signedVersion()).isOne();
        assertThat(recorded(ready)).hasSize(2);
    }

    @Test
    void isOneCorrectionHoweverOftenItIsSent() throws Exception {
        var ready = published("Sent again");
        try (var threads = Executors.newFixedThreadPool(4)) {
            Callable<CorrectionOutcome> correct = () -> correct(ready);
            for (var outcome : threads.invokeAll(List.of(correct, correct, correct, correct))) {
                assertThat(outcome.get())
                        .isInstanceOfAny(CorrectionOutcome.Corrected.class, CorrectionOutcome.CorrectedMeanwhile.class);
            }
        }

        assertThat(correct(ready)).isInstanceOf(CorrectionOutcome.Corrected.class);
        assertThat(publication(ready).corrections()).hasSize(1);
        assertThat(recorded(ready)).hasSize(1);
    }

    @Test
    void refusesWhatItCannotCorrect() {
        var closed = statements.closed("Not yet public", TEXT, "Org", null);
        assertThat(correct(closed)).isEqualTo(new CorrectionOutcome.NotPublished());
        var ready = published("Refused");
        assertThat(correct(
                        ready.coordinator(),
                        new CorrectStatement(
                                ready.statement(), ready.hash(), List.of(new WordReplacement("Nige", "x")), REASON)))
                .isEqualTo(new CorrectionOutcome.WordsNotInText("Nige"));
        assertThat(correct(
                        ready.coordinator(),
                        new CorrectStatement(ready.statement(), TextHash.of("other"), CHANGE, REASON)))
                .isEqualTo(new CorrectionOutcome.CorrectedMeanwhile());
        assertThat(correct(
                        ready.coordinator(), new CorrectStatement(ready.statement(), ready.hash(), List.of(), REASON)))
                .isEqualTo(new CorrectionOutcome.NotSoManyChanges(10));
        assertThat(as(ready.coordinator(), () -> corrections.preview(command(ready))))
                .isInstanceOfSatisfying(
                        CorrectionOutcome.Preview.class,
                        preview -> assertThat(preview.html()).contains("<del>Nigera</del>", "<ins>Nigeria</ins>"));
        assertThat(publication(ready).corrections()).isEmpty();
    }

    @Test
    void correctsTenTimesAtMost() {
        var ready = published("Ten times");
        var hash = ready.hash();
        for (int i = 0; i <= 10; i++) {
            var change = new WordReplacement(i == 0 ? "Mali" : "Mali" + i, "Mali" + (i + 1));
            var outcome = correct(
                    ready.coordinator(), new CorrectStatement(ready.statement(), hash, List.of(change), REASON));
            if (i == 10) {
                assertThat(outcome).isEqualTo(new CorrectionOutcome.TooManyCorrections(10));
            } else {
                hash = ((CorrectionOutcome.Corrected) outcome).hash();
            }
        }
    }

    @Test
    void refusesWhoDoesNotCoordinate() {
        var ready = published("Rights");
        var drafter = statements.drafter();
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> correct(drafter, command(ready)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(drafter, () -> corrections.preview(command(ready))));
    }

    @Test
    void isOnRecordOnceAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var ready = published("Killed");
            kill.accept(() -> correct(ready));
            assertThat(verify(files(ready))).isNotEqualTo(1);
            reconcile(ready);
            correct(ready);
            var publication = published.find(publication(ready).slug().value()).orElseThrow();
            assertThat(publication.corrections()).hasSize(1);
            assertThat(recorded(ready)).hasSize(1);
            assertThat(as(ready.coordinator(), () -> statementService.text(VersionId.of(ready.statement(), 2))))
                    .hasValue(CORRECTED);
            assertThat(verify(files(ready))).isZero();
            assertThat(queued(ready)).isEmpty();
        });
        assertThat(writes).isGreaterThanOrEqualTo(5);
    }

    private List<String> queued(Ready ready) {
        return mongo.getCollection("reconcileQueue")
                .find(new Document("kind", reconciler.kind())
                        .append("subject", ready.statement().value()))
                .map(entry -> entry.getString("subject"))
                .into(new ArrayList<>());
    }

    /** As the job does a minute after the change. */
    private void reconcile(Ready ready) {
        queued(ready).forEach(subject -> {
            reconciler.reconcile(subject);
            mongo.getCollection("reconcileQueue")
                    .deleteMany(new Document("kind", reconciler.kind()).append("subject", subject));
        });
    }

    @Test
    void erasesANameFromTheCorrectedPageToo() throws Exception {
        var ready = published("Erased after a correction");
        correct(ready);
        var name = signatories.of(ready.version()).getFirst().officialName();
        var address = publication(ready).address();
        assertThat(get(address).body()).contains(name);
        people.letLeave(name);

        eraseNameCommand.run(List.of(name, "--yes"));

        assertThat(get(address).body()).contains("(name erased)").doesNotContain(name);
        assertThat(pdf(address + ".pdf")).doesNotContain(name);
        assertThat(pdf(address + "/signed.pdf")).doesNotContain(name);
        assertThat(verify(files(ready))).isZero();
    }

    private Map<String, byte[]> files(Ready ready) {
        var zipped = published.bundle(
                published.find(publication(ready).slug().value()).orElseThrow());
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(requireNonNull(files.get(name)), StandardCharsets.UTF_8);
    }

    private int verify(Map<String, byte[]> files) {
        try {
            var unpacked = Files.createTempDirectory(folder, "bundle");
            for (var file : files.entrySet()) {
                Files.write(unpacked.resolve(file.getKey()), file.getValue());
            }
            return VerifyCall.run(List.of(unpacked.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String pdf(String path) throws Exception {
        try (var document = Loader.loadPDF(bytes(path))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private byte[] bytes(String path) {
        return await().until(() -> send(path, BodyHandlers.ofByteArray()), answer -> answer.statusCode() == 200)
                .body();
    }

    private HttpResponse<String> get(String path) {
        return await().until(() -> send(path, BodyHandlers.ofString()), answer -> answer.statusCode() != 202);
    }

    private <T> HttpResponse<T> send(String path, HttpResponse.BodyHandler<T> handler) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .build(),
                handler);
    }
}
