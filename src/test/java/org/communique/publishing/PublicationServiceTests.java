package org.communique.publishing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.ConsultativeStatus;
import org.communique.coalition.directory.Role;
import org.communique.erasure.ErasedName;
import org.communique.erasure.Erasure;
import org.communique.http.RenderedPage;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.operator.CommandRefusedException;
import org.communique.operator.OperatorCommand;
import org.communique.publishing.PublishingOutcome.AlreadyPublished;
import org.communique.publishing.PublishingOutcome.NotClosed;
import org.communique.publishing.PublishingOutcome.NotRecorded;
import org.communique.publishing.PublishingOutcome.OtherText;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.signon.participation.Signatories;
import org.communique.statement.Phase;
import org.communique.statement.StatementEvent.StatementPublished;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.activity.ActivityService;
import org.communique.storage.AskedOfTheStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.test.util.ReflectionTestUtils;

@ServerTest
class PublicationServiceTests {

    private static final String TEXT = """
        # Joint letter

        We call on States.[^1]

        ## Requests

        1. One
        2. Two

        [^1]: A footnote at the foot.
        """;

    @Autowired
    PublishingFixtures statements;

    @Autowired
    PublicationService publishing;

    @Autowired
    PublishedStatements published;

    @Autowired
    PublicationFiles files;

    @Autowired
    PublicationReconciler reconciler;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    OperatorCommand eraseNameCommand;

    @Autowired
    OperatorCommand verifyCommand;

    @Autowired
    PublicationNameEraser nameEraser;

    @Autowired
    Signatories signatories;

    @Autowired
    Ledger ledger;

    @Autowired
    MongoOperations mongo;

    @Autowired
    AskedOfTheStore store;

    @Autowired
    ConfigurableApplicationContext context;

    @Test
    void publishesOnceUnderAnAddressMadeOfTheTitle() {
        var ready = statements.closed("Été à Hanoï: a joint letter", TEXT, "Org", null);
        var outcome = (Published) statements.publish(ready);
        var slug = outcome.slug();
        assertThat(slug.value()).startsWith("ete-a-hanoi-a-joint-letter");
        assertThat(statements.publish(ready)).isEqualTo(new AlreadyPublished(slug, outcome.address(), List.of()));
        assertThat(published.find(slug.value())).isPresent();
        assertThat(as(people.member(Role.COORDINATOR), () -> activity.of(ready.statement())))
                .filteredOn(entry -> entry.entry().kind().equals("publishing.activity.published"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.who()).isEqualTo(ready.coordinator().name()));
    }

    @Autowired
    ActivityService activity;

    @Test
    void saysWhichCharactersThePdfCannotShow() {
        var ready = statements.closed("With a name in Tibetan", TEXT, "བོད", null);
        var unprintable = List.of("བ", "ོ", "ད");
        var published = (Published) statements.publish(ready);
        assertThat(published.unprintable()).isEqualTo(unprintable);
        assertThat(statements.publish(ready))
                .isEqualTo(new AlreadyPublished(published.slug(), published.address(), unprintable));
    }

    @Test
    void publishesNoSignatureThatTheLedgerLacks() {
        var ready = statements.closed("Not on record", TEXT, "Org", null);
        var participation = new Document("version", ready.version().value());
        var participations = mongo.getCollection("participations");
        var acts = Objects.requireNonNull(participations.find(participation).first())
                .getList("acts", Document.class);
        var damaged = acts.stream().map(Document::new).toList();
        damaged.forEach(act -> act.remove("byName"));
        participations.updateOne(
                participation,
                new Document("$set", new Document("acts", damaged).append("unrecorded", true))
                        .append("$unset", new Document("recorded", "")));

        assertThat(statements.publish(ready)).isEqualTo(new NotRecorded());
        assertThat(published.find("not-on-record")).isEmpty();

        participations.updateOne(participation, new Document("$set", new Document("acts", acts)));
        assertThat(statements.publish(ready)).isInstanceOf(Published.class);
    }

    @Test
    void givesAnotherAddressToTheSameTitle() {
        var first = statements.published("One title twice", TEXT, "Org", null);
        var second = statements.published("One title twice", TEXT, "Org", null);
        assertThat(second).isNotEqualTo(first).startsWith("one-title-twice-");
    }

    /** It has its number from the moment on that its publication was begun, as a crash leaves it. */
    @Test
    void asksTheStoreForNoMoreAtTheShortAddressOfWhatIsNotPublic() {
        var ready = statements.closed("Nearly public", TEXT, "Org", null);
        var begun = new StatementDocument(
                "Nearly public", "en", "Us", 1, TEXT, ready.hash(), List.of(), Instant.EPOCH, null);
        mongo.insert(new Publication(
                new Slug("nearly-public"), 987_654_321, ready.statement(), ready.version(), begun, null, List.of()));

        var asked = store.during(() -> assertThat(published.find("987654321")).isEmpty());
        var askedOfUnknown =
                store.during(() -> assertThat(published.find("987654320")).isEmpty());

        assertThat(commands(asked)).isEqualTo(commands(askedOfUnknown)).hasSize(2);
        mongo.remove(query(where("_id").is("nearly-public")), Publication.class);
    }

    private static List<String> commands(List<String> asked) {
        return asked.stream()
                .filter(line -> line.startsWith("{\"find\""))
                .map(line -> line.replaceAll(",.*", ""))
                .toList();
    }

    @Test
    void publishesOnceWhenTwoCoordinatorsDoAtTheSameInstant() throws Exception {
        var ready = statements.closed("Twice at once", TEXT, "Org", null);
        var outcomes = new ArrayList<PublishingOutcome>();
        try (var both = Executors.newFixedThreadPool(2)) {
            Callable<PublishingOutcome> publish = () -> statements.publish(ready);
            for (var future : both.invokeAll(List.of(publish, publish))) {
                outcomes.add(future.get());
            }
        }
        assertThat(outcomes)
                .hasAtLeastOneElementOfType(Published.class)
                .hasAtLeastOneElementOfType(AlreadyPublished.class);
        assertThat(published.all())
                .filteredOn(publication -> publication.title().equals("Twice at once"))
                .hasSize(1);
    }

    @Test
    void completesAPublicationThatACrashCutShort() {
        var ready = statements.closed("Cut short", TEXT, "Org", null);
        var told = new AtomicInteger();
        ApplicationListener<ApplicationEvent> listener = event -> {
            if (event instanceof PayloadApplicationEvent<?> some
                    && some.getPayload() instanceof StatementPublished published
                    && published.statement().equals(ready.statement())
                    && told.getAndIncrement() == 0) {
                throw new IllegalStateException("the server ends here");
            }
        };
        context.addApplicationListener(listener);
        try {
            assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> statements.publish(ready));
            assertThat(recorded(ready.statement())).isZero();

            assertThat(due(ready.statement())).isOne();
            reconciler.reconcile(ready.statement().value());
        } finally {
            context.getBean(ApplicationEventMulticaster.class).removeApplicationListener(listener);
        }

        assertThat(recorded(ready.statement())).isOne();
        assertThat(told).hasValue(2);
    }

    @Test
    void erasesAllNamesThatAreErasedAtTheSameMoment() throws Exception {
        var names = IntStream.range(0, 16).mapToObj(i -> "Forum " + i + " (XX)").toList();
        var signatures = names.stream()
                .map(name -> new PublishedSignature(name, "KE", ConsultativeStatus.NONE, "Ours.", Instant.EPOCH, null))
                .toList();
        var statement = StatementId.random();
        var statementDocument = new StatementDocument(
                "Erased", "en", "Us", 1, TEXT, TextHash.of(TEXT), signatures, Instant.EPOCH, null);
        var slug = new Slug("erased-" + statement.value().toLowerCase(Locale.ROOT));
        mongo.insert(
                new Publication(slug, -1, statement, VersionId.of(statement, 1), statementDocument, null, List.of()));

        try (var threads = Executors.newFixedThreadPool(names.size())) {
            for (var run : threads.invokeAll(names.stream()
                    .map(name -> Executors.callable(() -> nameEraser.erase(Erasure.confirmed(ErasedName.of(name)))))
                    .toList())) {
                run.get();
            }
        }

        assertThat(Objects.requireNonNull(mongo.findById(slug, Publication.class))
                        .document()
                        .signatures())
                .hasSameSizeAs(names)
                .allSatisfy(signature -> {
                    assertThat(signature.organisation()).isEqualTo(PublishedSignature.ERASED);
                    assertThat(signature.reservation()).isNull();
                    assertThat(signature.country()).isEqualTo("KE");
                });
    }

    @Test
    void publishesNoNameThatWasErasedBefore() {
        var ready = statements.closed("Erased before publication", TEXT, "Forum for Erasure", "Our reservation.");
        var name = signatories.of(ready.version()).getFirst().officialName();

        people.letLeave(name);
        eraseNameCommand.run(List.of(name, "--yes"));

        var slug = ((Published) statements.publish(ready)).slug();
        assertErased(slug);
    }

    /** The signatures were read before the name was erased, and stored after all publications had been looked at. */
    @Test
    void publishesNoNameThatWasErasedMeanwhile() {
        var ready = statements.closed("Erased meanwhile", TEXT, "Forum for late Erasure", "Our reservation.");
        var signed = signatories.of(ready.version()).stream()
                .map(PublishedSignature::of)
                .toList();
        var name = signed.getFirst().organisation();
        people.letLeave(name);
        eraseNameCommand.run(List.of(name, "--yes"));
        var slug = new Slug("late-" + ready.statement().value().toLowerCase(Locale.ROOT));
        mongo.insert(new Publication(
                slug,
                0,
                ready.statement(),
                ready.version(),
                new StatementDocument("Erased", "en", "Us", 1, TEXT, TextHash.of(TEXT), signed, Instant.EPOCH, null),
                null,
                List.of()));

        assertThat(((Published) statements.publish(ready)).slug()).isEqualTo(slug);

        assertErased(slug);
    }

    private void assertErased(Slug slug) {
        assertThat(Objects.requireNonNull(mongo.findById(slug, Publication.class))
                        .document()
                        .signatures())
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.organisation()).isEqualTo(PublishedSignature.ERASED);
                    assertThat(signature.reservation()).isNull();
                });
    }

    @Test
    void erasesNamesAndNoOtherWordsOfASignature() {
        var ready = statements.closed("Only names", TEXT, "Forum with a country", null);

        // Notes of other tests in the same store may have the word, and then it is no refusal.
        var _ = catchThrowable(() -> eraseNameCommand.run(List.of("KE", "--yes")));

        var slug = ((Published) statements.publish(ready)).slug();
        assertThat(Objects.requireNonNull(mongo.findById(slug, Publication.class))
                        .document()
                        .signatures())
                .singleElement()
                .satisfies(signature -> {
                    assertThat(signature.organisation()).startsWith("Forum with a country");
                    assertThat(signature.country()).isEqualTo("KE");
                });
    }

    @Test
    void looksAtNoPublicationThatIsComplete() {
        var ready = statements.closed("Complete", TEXT, "Org", null);

        statements.publish(ready);

        assertThat(recorded(ready.statement())).isOne();
        assertThat(due(ready.statement())).isZero();
    }

    private long recorded(StatementId statement) {
        return ledger.entries(LogId.publicOf(statement.value())).stream()
                .filter(entry -> entry.type().equals("published"))
                .count();
    }

    private long due(StatementId statement) {
        return mongo.getCollection("reconcileQueue")
                .countDocuments(new Document("kind", "publication").append("subject", statement.value()));
    }

    @Test
    void refusesWhileTheCallIsNotClosed() {
        assertThat(statements.publish(statements.approved("Early", TEXT))).isEqualTo(new NotClosed(Phase.APPROVED));
    }

    @Test
    void refusesAnotherTextThanTheOneLookedAt() {
        var ready = statements.closed("Other", TEXT, "Org", null);
        assertThat(as(ready.coordinator(), () -> publishing.publish(ready.statement(), TextHash.of("older"))))
                .isEqualTo(new OtherText());
    }

    @Test
    void refusesWhoDoesNotCoordinate() {
        var ready = statements.closed("Rights", TEXT, "Org", null);
        var drafter = statements.drafter();
        assertThatExceptionOfType(AccessDeniedException.class).isThrownBy(() -> statements.publishAs(drafter, ready));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(drafter, () -> publishing.export(ready.version(), FileFormat.PDF)));
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(drafter, () -> publishing.preview(ready.statement())));
    }

    @Test
    void typesetsTextNotesSignatoriesAndHash() throws IOException {
        var ready = statements.closed("Typeset", TEXT, "Org with a long name", "Except request 2.");
        byte[] pdf = pdf(ready);
        try (var document = Loader.loadPDF(pdf)) {
            var text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains(
                            "Typeset", "We call on States.", "A footnote at the foot.", "Org with a long name", "Kenya")
                    .contains("Reservation: Except request 2.", ready.hash().value())
                    .contains("1 / " + document.getNumberOfPages());
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Typeset");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("en");
        }
    }

    @Test
    void loadsNothingThatATextNamesIntoAPdf() throws IOException {
        var hostile = """
            \\<img src="file:///etc/hostname"/> \\<object data="file:///etc/passwd">\\</object>

            [x](http://127.0.0.1:9/style.css) \\<style>@import url(file:///etc/passwd);\\</style>
            """;
        var ready = statements.closed(
                "<img src='file:///etc/hostname'/>", hostile, "<object data='file:///etc/passwd'>", null);
        byte[] pdf = pdf(ready);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("<object data=")
                    .doesNotContain("root:");
            for (var page : document.getPages()) {
                assertThat(page.getResources().getXObjectNames()).isEmpty();
            }
        }
    }

    @Test
    void rendersAFileOnceAndAgainOnlyWhenWhatItShowsIsAnother() {
        var ready = statements.closed("Kept", TEXT, "Org", null);
        byte[] first = pdf(ready);
        byte[] second = pdf(ready);
        // Two renderings differ in their dates of creation and identifiers.
        assertThat(second).isEqualTo(first);

        var summary = as(ready.coordinator(), () -> publishing.preview(ready.statement()))
                .orElseThrow()
                .document();
        var other = summary.dated(Instant.EPOCH);
        var again = (RenderedFile.Ready) await().until(
                        () -> files.file(
                                ready.coordinator().id().value(), ready.version(), () -> other, FileFormat.PDF),
                        RenderedFile.Ready.class::isInstance);
        assertThat(again.hash()).isNotEqualTo(RenderedPage.hash(first));
    }

    private byte[] pdf(PublishingFixtures.Ready ready) {
        return await().until(
                                        () -> as(
                                                ready.coordinator(),
                                                () -> publishing.export(ready.version(), FileFormat.PDF)),
                                        RenderedFile.Ready.class::isInstance)
                        instanceof RenderedFile.Ready(var content, var _)
                ? content
                : new byte[0];
    }

    @Test
    void handsOutABundleWithTheSignedBytes() throws IOException {
        var slug = statements.published("Bundled", TEXT, "Org", null);
        var names = new ArrayList<String>();
        try (var zip = new ZipInputStream(
                new ByteArrayInputStream(published.bundle(published.find(slug).orElseThrow())))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                if (entry.getName().endsWith(".md")) {
                    assertThat(new String(zip.readAllBytes(), StandardCharsets.UTF_8))
                            .isEqualTo(TEXT);
                }
            }
        }
        assertThat(names).anyMatch(name -> name.endsWith(".md"));
    }

    @Test
    void anOperatorIsToldWhatDoesNotVerify() {
        var slug = statements.published("Altered", "As it was signed.\n", "Org", null);
        // A reader has had it.
        published.file(published.find(slug).orElseThrow(), FileFormat.MARKDOWN, true);
        var stored = query(where("_id").is(slug));
        var text = requireNonNull(mongo.findOne(stored, Document.class, "publications"))
                .get("document", Document.class);
        mongo.updateFirst(stored, Update.update("document.text", "As it was altered.\n"), "publications");
        assertThatThrownBy(() -> verifyCommand.run(List.of()))
                .isInstanceOf(CommandRefusedException.class)
                .hasMessageContaining("/p/" + slug)
                .hasMessageContaining("ALTERED");

        mongo.updateFirst(stored, Update.update("document.text", text.get("text")), "publications");
    }

    @Test
    void anOperatorIsToldOfTheOthersIfTheBundleOfOneCannotBeMade() {
        var altered = statements.published("Altered too", "As it was recorded.\n", "Org", null);
        var log = published.find(altered).orElseThrow().statement().value() + "/public";
        var first = query(where("log").regex(log).and("index").is(0));
        var json = requireNonNull(mongo.findOne(first, Document.class, "ledgerEntries"))
                .getString("json");
        mongo.updateFirst(first, Update.update("json", json + " "), "ledgerEntries");
        try {
            assertThatThrownBy(() -> verifyCommand.run(List.of()))
                    .isInstanceOf(CommandRefusedException.class)
                    .hasMessageContaining("/p/" + altered + "\nFAILED   no bundle:")
                    .hasMessageContaining("not verify.");
        } finally {
            mongo.updateFirst(first, Update.update("json", json), "ledgerEntries");
        }
    }

    @Test
    void anOperatorIsToldToAcceptARestoredLedger() {
        statements.published("Restored", "As it was restored.\n", "Org", null);
        var heads = context.getBean("signedTreeHeadStore");
        ReflectionTestUtils.setField(heads, "behind", true);
        try {
            assertThatThrownBy(() -> verifyCommand.run(List.of()))
                    .isInstanceOf(CommandRefusedException.class)
                    .hasMessageContaining("./run accept-restored-ledger");
        } finally {
            ReflectionTestUtils.setField(heads, "behind", false);
        }
    }
}
