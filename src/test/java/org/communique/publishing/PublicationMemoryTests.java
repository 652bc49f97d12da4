package org.communique.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.publishing.PublishingFixtures.Ready;
import org.communique.publishing.PublishingOutcome.Published;
import org.communique.statement.lifecycle.StatementService;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.mongodb.core.mapping.event.AfterLoadEvent;

/** Texts and files may be large, and those who ask for them many: few are in memory at a time. */
@ServerTest
class PublicationMemoryTests {

    private static final String TEXT = "One text that is read.\n";

    @Autowired
    PublishingFixtures fixtures;

    @Autowired
    PublicationService publishing;

    @Autowired
    PublishedStatements published;

    @Autowired
    PublicPageCache pages;

    @Autowired
    PublicationActivitySource activity;

    @Autowired
    StatementService statements;

    @Autowired
    ConfigurableApplicationContext server;

    /** What came out of the database with its text or bytes: the collection, and the thread that asked for it. */
    private final Queue<String> large = new ConcurrentLinkedQueue<>();

    private final ApplicationListener<AfterLoadEvent<?>> listener = event -> {
        // The search reads all texts, at its leisure and one at a time.
        var thread = Thread.currentThread().getName().replaceAll("-[0-9]+$", "");
        if (isLarge(event.getCollectionName(), event.getSource()) && !thread.equals("search-index")) {
            large.add(event.getCollectionName() + " by " + thread);
        }
    };

    private static boolean isLarge(@Nullable String collection, Document document) {
        return switch (collection) {
            case null -> false;
            case "versions" -> document.containsKey("text");
            case "publications" -> document.get("document", Document.class).containsKey("text");
            case "publicationFiles" -> document.containsKey("content");
            default -> false;
        };
    }

    @BeforeEach
    void listen() {
        server.addApplicationListener(listener);
    }

    @AfterEach
    void stop() {
        server.removeApplicationListener(listener);
    }

    @Test
    void listsPublishedStatementsWithoutTheirTexts() {
        var slug = published("Listed without its text");
        large.clear();

        assertThat(published.all())
                .filteredOn(listedStatement -> listedStatement.slug().value().equals(slug))
                .singleElement()
                .satisfies(listedStatement ->
                        assertThat(listedStatement.signatures()).isOne());
        var publication = published.find(slug).orElseThrow();
        assertThat(publication.document().title()).isEqualTo("Listed without its text");
        assertThat(large).noneMatch(read -> read.endsWith(" by main"));
    }

    @Test
    void readsTextsAndFilesAsHeavyWorkOnly() {
        var ready = fixtures.closed("Read as heavy work", TEXT, "Org", null);
        large.clear();
        readAsMember(ready);
        var slug = ((Published) fixtures.publish(ready)).slug();
        readAsMember(ready);
        assertThat(pages.find(slug.value())).isPresent();
        var publication = published.find(slug.value()).orElseThrow();
        awaitFiles(publication);
        awaitFiles(publication);
        assertThat(published.bundle(publication)).isNotEmpty();
        assertThat(as(ready.coordinator(), () -> activity.of(statements.get(ready.statement()))))
                .hasSize(1);

        assertThat(large).isNotEmpty().allMatch(read -> read.endsWith(" by heavy-work"));
    }

    private String published(String title) {
        var slug = fixtures.published(title, TEXT, "Org", null);
        awaitFiles(published.find(slug).orElseThrow());
        return slug;
    }

    private void awaitFiles(PublicationSummary publication) {
        for (var fileFormat : FileFormat.values()) {
            await().until(() -> published.file(publication, fileFormat, false), RenderedFile.Ready.class::isInstance);
        }
    }

    private void readAsMember(Ready ready) {
        as(ready.coordinator(), () -> {
            assertThat(publishing.preview(ready.statement()))
                    .hasValueSatisfying(publicationPreview ->
                            assertThat(publicationPreview.html()).contains("One text that is read."));
            assertThat(publishing.writtenStatement(ready.statement()))
                    .hasValueSatisfying(
                            submission -> assertThat(submission.words()).isEqualTo(5));
            for (var fileFormat : FileFormat.values()) {
                await().until(
                                () -> as(ready.coordinator(), () -> publishing.export(ready.version(), fileFormat)),
                                RenderedFile.Ready.class::isInstance);
                publishing.export(ready.version(), fileFormat);
            }
            return true;
        });
    }

    @Test
    void readsAPageOnceForAllWhoAskForIt() {
        var slug = published("Read once");
        pages.find(slug);
        large.clear();

        pages.find(slug);
        pages.evictAll();
        assertThat(pages.find(slug)).isPresent();
        // Versions are read by what looks for citations in the new page, perhaps only now.
        assertThat(large).noneMatch(text -> text.startsWith("publications"));
    }
}
